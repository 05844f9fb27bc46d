package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way to cut a pattern so that its matches are found by their literals: the pattern is one of
/// the branches, and each branch is what stands before a literal, then what begins with it.
///
/// @param branches empty where no cut is worth it
/// @param literals of all branches
record Anchoring(List<Branch> branches, List<Literal> literals) {
  /// No cut.
  static final Anchoring NONE = new Anchoring(List.of(), List.of());

  private static final int MOST_BRANCHES = 16;
  private static final double FEWEST_BITS = 6;

  /// Fewer than these, and the options of a choice are looked at for more.
  private static final double TELLING_BITS = 14;

  /// A cut further behind must be so much better, or literals end up without their beginnings.
  private static final double WORTH_WAITING = 1.15;

  /// @param before what stands before the literal, in sequence
  /// @param rest what begins with it
  record Branch(List<Node> before, List<Node> rest, Lengths reachBefore, Lengths reachAfter) {
    static Branch of(List<Node> before, List<Node> rest) {
      return new Branch(before, rest, Lengths.of(before), Lengths.of(rest));
    }
  }

  static Anchoring of(Node root) {
    ArrayList<Cut> cuts = new ArrayList<>();
    if (!cut(flat(root), cuts) || cuts.isEmpty()) {
      return NONE;
    }
    ArrayList<Branch> branches = new ArrayList<>();
    LinkedHashSet<Literal> literals = new LinkedHashSet<>();
    for (Cut cut : cuts) {
      branches.add(cut.branch());
      cut.prefixes.texts().forEach(text -> literals.add(text.literal()));
    }
    return new Anchoring(List.copyOf(branches), withoutCovered(literals));
  }

  /// The most bytes before the literal, or [Node#UNBOUNDED].
  int reachBefore() {
    int most = 0;
    for (Branch branch : branches) {
      int reach = branch.reachBefore.max();
      if (reach == Node.UNBOUNDED) {
        return reach;
      }
      most = Math.max(most, reach);
    }
    return most;
  }

  /// The most bytes from the literal's first on, or [Node#UNBOUNDED].
  int reachAfter() {
    int most = 0;
    for (Branch branch : branches) {
      int reach = branch.reachAfter.max();
      if (reach == Node.UNBOUNDED) {
        return reach;
      }
      most = Math.max(most, reach);
    }
    return most;
  }

  /// Drops literals that begin with another one: it has all their places.
  private static List<Literal> withoutCovered(LinkedHashSet<Literal> literals) {
    ArrayList<Literal> kept = new ArrayList<>();
    for (Literal literal : literals) {
      boolean covered = false;
      for (Literal other : literals) {
        covered |= !other.equals(literal) && covers(other, literal);
      }
      if (!covered) {
        kept.add(literal);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean covers(Literal wider, Literal literal) {
    if (literal.anyCase() && !wider.anyCase()) {
      return false;
    }
    return (wider.anyCase() ? Prefixes.lowerCase(literal.text()) : literal.text())
        .startsWith(wider.text());
  }

  /// Cuts a sequence where its literals are best, or each option of a choice in it by itself.
  private static boolean cut(List<Node> sequence, List<Cut> cuts) {
    Cut best = bestCut(sequence);
    ArrayList<Cut> apart = new ArrayList<>();
    if ((best == null || best.bits < TELLING_BITS) && cutOptions(sequence, apart)) {
      double worst = Double.MAX_VALUE;
      for (Cut cut : apart) {
        worst = Math.min(worst, cut.bits);
      }
      if (best == null || worst > best.bits * 1.5) {
        cuts.addAll(apart);
        return cuts.size() <= MOST_BRANCHES;
      }
    }
    if (best == null) {
      return false;
    }
    cuts.add(best);
    return cuts.size() <= MOST_BRANCHES;
  }

  private static @Nullable Cut bestCut(List<Node> sequence) {
    @Nullable Cut best = null;
    for (int at = 0; at < sequence.size(); at++) {
      Cut cut = Cut.at(sequence, at);
      if (cut.bits >= FEWEST_BITS && (best == null || cut.bits > best.bits * WORTH_WAITING)) {
        best = cut;
      }
    }
    return best;
  }

  private static boolean cutOptions(List<Node> sequence, List<Cut> cuts) {
    for (int at = 0; at < sequence.size(); at++) {
      if (sequence.get(at) instanceof Node.Choice choice
          && choice.options().size() <= MOST_BRANCHES) {
        for (Node option : choice.options()) {
          ArrayList<Node> branch = new ArrayList<>(sequence.subList(0, at));
          branch.addAll(flat(option));
          branch.addAll(sequence.subList(at + 1, sequence.size()));
          if (!cut(branch, cuts)) {
            return false;
          }
        }
        return true;
      }
    }
    return false;
  }

  /// The sequence that a part is, without its groups: where they are does not matter here.
  private static List<Node> flat(Node node) {
    return switch (node) {
      case Node.Group group -> flat(group.body());
      case Node.Sequence sequence -> {
        ArrayList<Node> parts = new ArrayList<>();
        for (Node part : sequence.parts()) {
          parts.addAll(flat(part));
        }
        yield parts;
      }
      case Node.Repeat repeat when repeat.min() == 1 && repeat.max() == 1 -> flat(repeat.body());
      case Node.Empty _, Node.Chars _, Node.Condition _, Node.Repeat _, Node.Choice _ ->
          List.of(node);
    };
  }

  /// @param bits how rare its literals are, in bits
  private record Cut(List<Node> sequence, int at, Prefixes prefixes, double bits) {

    static Cut at(List<Node> sequence, int at) {
      Prefixes prefixes = Prefixes.of(sequence.subList(at, sequence.size()));
      double bits = Rarity.bits(prefixes.texts());
      return new Cut(sequence, at, prefixes, bits * worth(Lengths.of(sequence.subList(0, at))));
    }

    /// What stands before a literal must be read backwards, and is the reach of a fact.
    private static double worth(Lengths before) {
      if (before.max() == Node.UNBOUNDED) {
        return 0.4;
      }
      return before.max() == 0 ? 1 : before.max() == before.min() ? 0.85 : 0.75;
    }

    Branch branch() {
      return Branch.of(
          List.copyOf(sequence.subList(0, at)), List.copyOf(sequence.subList(at, sequence.size())));
    }
  }
}
