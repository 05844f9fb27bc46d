package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Look;
import dev.lockstep.regex.syntax.Node;
import dev.lockstep.regex.syntax.Parsed;
import java.util.List;

/// What is known of a pattern without running it.
///
/// @param firstBytes a bit for each byte that a match can begin with, in four words
/// @param atTextStart whether a match can only begin where the text does
/// @param run what each match contains; [Run#NONE] where nothing of that kind is known
record Facts(
    String pattern,
    List<String> groupNames,
    Lengths length,
    List<Literal> literals,
    int reachBefore,
    int reachAfter,
    List<Long> firstBytes,
    boolean atTextStart,
    Run run) {

  static Facts of(String pattern, Parsed parsed, Anchoring anchoring) {
    List<Long> firstBytes = FirstBytes.of(parsed.root());
    boolean beginsWhole = firstBytes.get(2) == 0; // never with a byte inside a character
    return new Facts(
        pattern,
        parsed.groupNames(),
        Lengths.of(parsed.root()),
        anchoring.literals(),
        anchoring.reachBefore(),
        anchoring.reachAfter(),
        firstBytes,
        startsAtText(parsed.root()),
        beginsWhole ? Run.of(parsed.root()) : Run.NONE);
  }

  boolean beginsWith(int value) {
    return (firstBytes.get(value >> 6) >>> value & 1) != 0;
  }

  private static boolean startsAtText(Node node) {
    return switch (node) {
      case Node.Empty _, Node.Chars _, Node.Choice _ -> false;
      case Node.Condition condition -> condition.look() == Look.BEGIN_TEXT;
      case Node.Group group -> startsAtText(group.body());
      case Node.Repeat repeat -> repeat.min() > 0 && startsAtText(repeat.body());
      case Node.Sequence sequence ->
          !sequence.parts().isEmpty() && startsAtText(sequence.parts().getFirst());
    };
  }

  /// The bytes that matches begin with.
  private static final class FirstBytes {
    private static final int REPLACEMENT = 0xFFFD;
    private final long[] bits = new long[4];

    static List<Long> of(Node root) {
      FirstBytes first = new FirstBytes();
      if (first.add(root)) {
        first.add(0, 0xFF);
      }
      return List.of(first.bits[0], first.bits[1], first.bits[2], first.bits[3]);
    }

    /// Adds those of a part; true where what follows it counts as well.
    private boolean add(Node node) {
      return switch (node) {
        case Node.Empty _, Node.Condition _ -> true;
        case Node.Chars chars -> {
          add(chars.set());
          yield false;
        }
        case Node.Group group -> add(group.body());
        case Node.Repeat repeat -> repeat.max() == 0 || add(repeat.body()) || repeat.min() == 0;
        case Node.Sequence sequence -> {
          for (Node part : sequence.parts()) {
            if (!add(part)) {
              yield false;
            }
          }
          yield true;
        }
        case Node.Choice choice -> {
          boolean empty = false;
          for (Node option : choice.options()) {
            empty |= add(option);
          }
          yield empty;
        }
      };
    }

    private void add(CodePoints set) {
      if (set.contains(REPLACEMENT)) {
        add(0x80, 0xFF); // an invalid byte is U+FFFD
      }
      for (int i = 0; i < set.rangeCount(); i++) {
        add(leadByte(set.first(i)), leadByte(set.last(i)));
      }
    }

    private static int leadByte(int c) {
      return switch (Utf8.widthOf(c)) {
        case 1 -> c;
        case 2 -> 0xC0 | c >> 6;
        case 3 -> 0xE0 | c >> 12;
        default -> 0xF0 | c >> 18;
      };
    }

    private void add(int first, int last) {
      for (int value = first; value <= last; value++) {
        bits[value >> 6] |= 1L << value;
      }
    }
  }
}
