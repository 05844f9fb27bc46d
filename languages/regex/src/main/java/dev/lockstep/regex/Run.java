package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Node;
import java.util.List;

/// Bytes of one set in a row that each match of a pattern contains, such as the digits of a UUID.
/// Where a pattern has no literals, the places of its runs are found by looking at one byte in
/// [#least()].
///
/// @param low a bit for each ASCII character below 64 of the set
/// @param high a bit for each of the others
/// @param least how many of them in a row; 0 where no run is known
/// @param before the most bytes that a match has before the run
record Run(long low, long high, int least, int before) {
  static final Run NONE = new Run(0, 0, 0, 0);

  /// Shorter ones are no rarer than what a match begins with.
  private static final int SHORTEST = 8;

  /// One that lies further behind the beginning is not used.
  static final int FURTHEST = 512;

  static Run of(Node root) {
    Search search = new Search();
    search.add(root);
    return search.best;
  }

  boolean isKnown() {
    return least > 0;
  }

  boolean contains(byte value) {
    return value >= 0 && ((value < 64 ? low : high) >>> value & 1) != 0;
  }

  /// Sixteen of its bits.
  int bits(int from) {
    return (int) ((from < 64 ? low : high) >>> from & 0xFFFF);
  }

  /// Where the first run begins at `from` or behind it; `end` where there is none.
  int next(byte[] bytes, int from, int end) {
    int first = from;
    int last = from + least - 1;
    while (last < end) {
      int at = last;
      while (at >= first && contains(bytes[at])) {
        at--;
      }
      if (at < first) {
        return first;
      }
      first = at + 1;
      last = at + least;
    }
    return end;
  }

  /// Where the run that has begun at `at` ends.
  int end(byte[] bytes, int at, int end) {
    int behind = at + least;
    while (behind < end && contains(bytes[behind])) {
      behind++;
    }
    return behind;
  }

  /// Goes through what a match reads in sequence, as far as it is known where that lies.
  private static final class Search {
    private Run best = NONE;
    private Lengths before = Lengths.ZERO;

    private void add(Node node) {
      switch (node) {
        case Node.Group group -> add(group.body());
        case Node.Sequence sequence -> addAll(sequence.parts());
        case Node.Repeat repeat -> {
          if (repeat.body() instanceof Node.Chars chars) {
            consider(chars.set(), repeat.min());
          }
          before = before.plus(Lengths.of(node));
        }
        case Node.Empty _, Node.Chars _, Node.Condition _, Node.Choice _ ->
            before = before.plus(Lengths.of(node));
      }
    }

    private void addAll(List<Node> parts) {
      for (Node part : parts) {
        add(part);
      }
    }

    private void consider(CodePoints set, int least) {
      boolean ascii = !set.isEmpty() && set.last(set.rangeCount() - 1) < 0x80;
      boolean near = before.max() != Node.UNBOUNDED && before.max() <= FURTHEST;
      if (ascii && near && least >= SHORTEST && least > best.least) {
        long low = 0;
        long high = 0;
        for (int c = 0; c < 0x80; c++) {
          long bit = set.contains(c) ? 1L << c : 0;
          low |= c < 64 ? bit : 0;
          high |= c < 64 ? 0 : bit;
        }
        best = new Run(low, high, least, before.max());
      }
    }
  }
}
