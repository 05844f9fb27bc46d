package dev.lockstep.sast.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final Taint A = taint(1);
  private static final Taint B = taint(2);

  private static Taint taint(long label) {
    Match source = new Match((int) label, (int) label + 1, -1, Bindings.NONE);
    return new Taint(label, source, Trail.first(Trail.HERE, 0, 1, "data comes in"));
  }

  @Test
  void aPartCarriesWhatItsWholeCarriesUntilItIsStoredTo() {
    State state = new State();
    state.set("v1", A);
    assertEquals(A, state.get("v1.name[0]"));
    state.set("v1.name", Taint.NONE);
    assertEquals(Taint.NONE, state.get("v1.name[0]"));
    assertEquals(A, state.get("v1.other"));
  }

  @Test
  void storingToAWholeForgetsItsParts() {
    State state = new State();
    state.set("v1.name", A);
    state.constant("v1.name.#size", 3L);
    state.set("v1", Taint.NONE);
    assertEquals(Taint.NONE, state.whole("v1"));
    assertNull(state.constant("v1.name.#size"));
  }

  @Test
  void aVariableIsNoPartOfOneWhoseNameBeginsAlike() {
    State state = new State();
    state.set("v1", A);
    state.set("v12.name", B);
    state.forget("v1");
    assertEquals(B, state.whole("v12"));
  }

  @Test
  void aCopyDoesNotSeeWhatItsOriginalLearns() {
    State state = new State();
    state.set("v1", A);
    State copy = state.copy();
    state.set("v1", Taint.NONE);
    state.set("g2", B);
    assertEquals(A, copy.get("v1"));
    assertEquals(Taint.NONE, copy.get("g2"));
  }

  @Test
  void joiningKeepsWhatEitherCarriesAndTheConstantsOfBoth() {
    State one = new State();
    one.set("v1", A);
    one.constant("v1", "x");
    one.constant("v2", "y");
    State other = new State();
    other.set("v3", B);
    other.constant("v1", "x");
    assertTrue(one.join(other));
    assertEquals(A, one.get("v1"));
    assertEquals(B, one.get("v3"));
    assertEquals("x", one.constant("v1"));
    assertNull(one.constant("v2"));
    assertFalse(one.join(other));
  }

  @Test
  void aCallTakesAlongWhatAllFunctionsSee() {
    State caller = new State();
    caller.set("v1", A);
    caller.set("g2", A);
    State shared = caller.shared();
    assertEquals(Taint.NONE, shared.get("v1"));
    shared.set("g2", B);
    shared.set("sthis.field", B);
    caller.takeShared(shared, Receiver.THIS);
    assertEquals(B, caller.get("g2"));
    assertEquals(Taint.NONE, caller.get("sthis.field"));
  }

  @Test
  void movingTakesThePartsAndConstantsAlong() {
    State state = new State();
    state.set("sthis.name", A);
    state.constant("sthis.name", "x");
    state.set("v7.old", B);
    state.move("sthis", "v7");
    assertEquals(A, state.get("v7.name"));
    assertEquals("x", state.constant("v7.name"));
    assertNull(state.exactly("v7.old"));
  }

  @Test
  void whatCameInElsewhereIsWithdrawnButForLocalVariables() {
    State before = new State();
    before.set("g1", A);
    State after = before.copy();
    after.set("g2", B);
    after.set("g3", A);
    after.set("v4", B);
    after.withdraw(before);
    assertEquals(Taint.NONE, after.get("g2"));
    assertEquals(A, after.get("g3"));
    assertEquals(B, after.get("v4"));
  }

  @Test
  void statesAreTheSameWhateverWayTheyCameAbout() {
    State one = new State();
    State other = new State();
    for (int i = 0; i < 200; i++) {
      one.set("v" + i, A);
      other.set("v" + (199 - i), A);
    }
    other.set("g5", B);
    assertNotEquals(one.known(), other.known());
    other.forget("g5");
    assertEquals(one.known(), other.known());
    assertEquals(one.known().hashCode(), other.known().hashCode());
  }

  /// The names "Aa" and "BB" have one hash, as have all words of them.
  @Test
  void namesWithOneHashAreToldApart() {
    State state = new State();
    state.set("vAaAa", A);
    state.set("vBBBB", B);
    state.set("vAaBB", A);
    State copy = state.copy();
    state.forget("vBBBB");
    assertEquals(A, state.get("vAaAa"));
    assertEquals(A, state.get("vAaBB"));
    assertEquals(Taint.NONE, state.get("vBBBB"));
    assertTrue(state.join(copy));
    assertEquals(B, state.get("vBBBB"));
    assertEquals(state.known(), copy.known());
  }

  @Test
  void whatIsStoredInAnyOrderIsWhatASortedMapHolds() {
    Random random = new Random(11);
    State state = new State();
    Map<String, Taint> expected = new TreeMap<>();
    for (int step = 0; step < 20_000; step++) {
      String path = (random.nextBoolean() ? "v" : "g") + random.nextInt(300);
      if (random.nextInt(4) == 0) {
        state.forget(path);
        expected.remove(path);
      } else {
        Taint taint = random.nextBoolean() ? A : B;
        state.set(path, taint);
        expected.put(path, taint);
      }
    }
    for (int i = 0; i < 300; i++) {
      assertEquals(expected.getOrDefault("v" + i, Taint.NONE), state.get("v" + i));
      assertEquals(expected.getOrDefault("g" + i, Taint.NONE), state.get("g" + i));
    }
  }

  @Test
  void joiningStatesThatDifferAnywhereIsJoiningThemVariableByVariable() {
    Random random = new Random(12);
    for (int round = 0; round < 50; round++) {
      State base = new State();
      for (int i = 0; i < 60; i++) {
        base.set("v" + random.nextInt(200), A);
      }
      State one = base.copy();
      State other = base.copy();
      for (int i = 0; i < 30; i++) {
        one.set("v" + random.nextInt(200), random.nextBoolean() ? B : Taint.NONE);
        other.set("v" + random.nextInt(200), random.nextBoolean() ? B : Taint.NONE);
      }
      State joined = one.copy();
      joined.join(other);
      for (int i = 0; i < 200; i++) {
        long either = one.get("v" + i).labels() | other.get("v" + i).labels();
        assertEquals(either, joined.get("v" + i).labels());
      }
    }
  }
}
