package dev.lockstep.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thread's automata for one pattern, each made when first needed.
final class Automata {
  private final Machinery machinery;
  private @Nullable Dfa whole;
  private @Nullable Dfa searching;
  private @Nullable Dfa backward;
  private Branch @Nullable [] branches;
  private @Nullable Backtracker backtracker;
  private @Nullable PikeMachine pikeMachine;

  /// The automata of a branch of [Anchoring]; `before` is null where nothing stands before the
  /// literal.
  record Branch(@Nullable Dfa before, Dfa rest) {}

  Automata(Machinery machinery) {
    this.machinery = machinery;
  }

  Dfa whole() {
    if (whole == null) {
      whole = new Dfa(machinery.whole(), false);
    }
    return whole;
  }

  Dfa searching() {
    if (searching == null) {
      searching = new Dfa(machinery.searching(), false);
    }
    return searching;
  }

  Dfa backward() {
    if (backward == null) {
      backward = new Dfa(machinery.backward(), true);
    }
    return backward;
  }

  Branch[] branches() {
    if (branches == null) {
      List<Machinery.Branch> programs = machinery.branches();
      branches = new Branch[programs.size()];
      for (int i = 0; i < branches.length; i++) {
        Program before = programs.get(i).before();
        branches[i] =
            new Branch(
                before == null ? null : new Dfa(before, true),
                new Dfa(programs.get(i).rest(), false));
      }
    }
    return branches;
  }

  /// Fills `saved` with the groups of the match `[from, to)` of the text `[begin, end)`.
  void groups(byte[] bytes, int begin, int end, int from, int to, int[] saved) {
    if (backtracker == null) {
      backtracker = new Backtracker(machinery.saving());
    }
    boolean found;
    if (backtracker.takes(to - from)) {
      found = backtracker.match(bytes, begin, end, from, to, saved);
    } else {
      if (pikeMachine == null) {
        pikeMachine = new PikeMachine(machinery.saving());
      }
      found = pikeMachine.match(bytes, begin, end, from, to, saved);
    }
    if (!found) {
      throw new IllegalStateException("the automata disagree on [" + from + ", " + to + ")");
    }
  }
}
