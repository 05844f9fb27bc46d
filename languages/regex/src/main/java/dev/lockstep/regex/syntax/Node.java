package dev.lockstep.regex.syntax;

import java.util.List;

/// A pattern as a tree. Flags are gone: they are in the sets of characters, in the kinds of looks
/// and in `greedy`.
public sealed interface Node {

  /// The most copies of its body that a repetition may ask for, nested ones multiplied.
  int MOST_COPIES = 1000;

  /// What [Repeat#max()] is where there is no bound.
  int UNBOUNDED = -1;

  /// Nothing.
  record Empty() implements Node {}

  /// One character of a set; of an empty one, never.
  record Chars(CodePoints set) implements Node {}

  /// A condition, of no width.
  record Condition(Look look) implements Node {}

  /// A capturing group.
  ///
  /// @param number from 1
  record Group(int number, Node body) implements Node {}

  /// @param max at least `min`, or [Node#UNBOUNDED]
  /// @param greedy whether more copies are preferred to fewer
  record Repeat(Node body, int min, int max, boolean greedy) implements Node {}

  /// One part after the other.
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// One of several, earlier ones preferred.
  record Choice(List<Node> options) implements Node {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// Whether it can be passed without reading a character.
  static boolean nullable(Node node) {
    return switch (node) {
      case Empty _, Condition _ -> true;
      case Chars _ -> false;
      case Group group -> nullable(group.body());
      case Repeat repeat -> repeat.min() == 0 || nullable(repeat.body());
      case Sequence sequence -> {
        for (Node part : sequence.parts()) {
          if (!nullable(part)) {
            yield false;
          }
        }
        yield true;
      }
      case Choice choice -> {
        for (Node option : choice.options()) {
          if (nullable(option)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
