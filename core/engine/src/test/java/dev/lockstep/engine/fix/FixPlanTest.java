package dev.lockstep.engine.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixPlanTest {
  private static final String TEXT = "one\ntwo\nthree\n";

  private static Edit edit(int finding, int start, int end, String replacement) {
    byte[] name = new byte[32];
    name[0] = (byte) finding;
    return new Edit("a.txt", start, end, replacement, "because", Fingerprint.of(name));
  }

  private static String applied(FixPlan plan) {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    return new String(
        FixPlan.applied(bytes, plan.accepted().getOrDefault("a.txt", List.of())),
        StandardCharsets.UTF_8);
  }

  @Test
  void editsAreMadeAtTheirPlacesWhateverTheirOrder() {
    FixPlan plan = FixPlan.of(List.of(edit(1, 8, 13, "3"), edit(2, 0, 3, "1")));

    assertEquals("1\ntwo\n3\n", applied(plan));
    assertTrue(plan.refused().isEmpty());
  }

  @Test
  void theFirstOfTwoThatOverlapWins() {
    FixPlan plan = FixPlan.of(List.of(edit(1, 4, 7, "2"), edit(2, 0, 5, "x"), edit(3, 7, 8, ";")));

    assertEquals("one\n2;three\n", applied(plan));
    assertEquals("x", plan.refused().getFirst().edit().replacement());
  }

  @Test
  void aFindingKeepsAllOfItsEditsOrNone() {
    FixPlan plan = FixPlan.of(List.of(edit(1, 0, 3, "1"), edit(2, 8, 13, "3"), edit(2, 1, 2, "x")));

    assertEquals("1\ntwo\nthree\n", applied(plan));
  }

  @Test
  void whatTwoFindingsAskForIsDoneOnce() {
    FixPlan plan = FixPlan.of(List.of(edit(1, 0, 3, "1"), edit(2, 0, 3, "1")));

    assertEquals("1\ntwo\nthree\n", applied(plan));
    assertTrue(plan.refused().isEmpty());
  }

  @Test
  void aLineThatGoesTakesItsEndAlong() {
    assertEquals("one\nthree\n", applied(FixPlan.of(List.of(edit(1, 4, 7, "")))));
    assertEquals("one\nt\nthree\n", applied(FixPlan.of(List.of(edit(1, 5, 7, "")))));
  }
}
