package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Node;
import java.util.List;

/// How many bytes a part of a pattern takes.
///
/// @param max [Node#UNBOUNDED] where there is no bound
record Lengths(int min, int max) {
  static final Lengths ZERO = new Lengths(0, 0);

  private static final int REPLACEMENT = 0xFFFD;
  private static final int CEILING = 1 << 30;

  static Lengths of(Node node) {
    return switch (node) {
      case Node.Empty _, Node.Condition _ -> ZERO;
      case Node.Chars chars -> of(chars.set());
      case Node.Group group -> of(group.body());
      case Node.Repeat repeat -> of(repeat.body()).times(repeat.min(), repeat.max());
      case Node.Sequence sequence -> of(sequence.parts());
      case Node.Choice choice -> {
        Lengths either = of(choice.options().getFirst());
        for (Node option : choice.options()) {
          either = either.or(of(option));
        }
        yield either;
      }
    };
  }

  static Lengths of(List<Node> sequence) {
    Lengths sum = ZERO;
    for (Node node : sequence) {
      sum = sum.plus(of(node));
    }
    return sum;
  }

  private static Lengths of(CodePoints set) {
    if (set.isEmpty()) {
      return ZERO;
    }
    // An invalid byte is U+FFFD to a set.
    int min = set.contains(REPLACEMENT) ? 1 : Utf8.widthOf(set.first(0));
    return new Lengths(min, Utf8.widthOf(set.last(set.rangeCount() - 1)));
  }

  Lengths plus(Lengths other) {
    boolean unbounded = max == Node.UNBOUNDED || other.max == Node.UNBOUNDED;
    return bounded((long) min + other.min, unbounded ? -1 : (long) max + other.max);
  }

  private Lengths times(int least, int most) {
    boolean unbounded = max != 0 && (max == Node.UNBOUNDED || most == Node.UNBOUNDED) && most != 0;
    return bounded((long) min * least, unbounded ? -1 : (long) max * Math.max(most, 0));
  }

  private Lengths or(Lengths other) {
    boolean unbounded = max == Node.UNBOUNDED || other.max == Node.UNBOUNDED;
    return new Lengths(
        Math.min(min, other.min), unbounded ? Node.UNBOUNDED : Math.max(max, other.max));
  }

  private static Lengths bounded(long min, long max) {
    return new Lengths((int) Math.min(min, CEILING), max > CEILING ? Node.UNBOUNDED : (int) max);
  }
}
