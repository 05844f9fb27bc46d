package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Node;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The characters as one pattern tells them apart: code points that are in the same sets of the
/// pattern are one symbol.
///
/// The automata run over symbols. That keeps their tables small, and the decoding of UTF-8, which
/// in Go gives invalid bytes a meaning, in one place ([Utf8]).
final class Alphabet {
  /// The character belongs to a word.
  static final int WORD = 1;

  /// The character, or the edge, parts lines.
  static final int LINE = 2;

  /// It is the edge of the text.
  static final int TEXT = 4;

  private final Map<CodePoints, Integer> sets = new LinkedHashMap<>();
  private final int[] starts;
  private final int[] symbols;
  private final int[] ascii = new int[0x80];
  private final long[][] members;
  private final int[] contexts;
  private final int size;

  Alphabet(Node root) {
    set(CodePoints.WORD);
    set(CodePoints.NEWLINE);
    set(CodePoints.ALL);
    collect(root);
    starts = boundaries();
    symbols = new int[starts.length];
    size = number();
    for (int c = 0; c < ascii.length; c++) {
      ascii[c] = symbolOf(c);
    }
    members = new long[sets.size()][(size + 63) / 64];
    for (int i = 0; i < starts.length; i++) {
      for (Map.Entry<CodePoints, Integer> entry : sets.entrySet()) {
        if (entry.getKey().contains(starts[i])) {
          members[entry.getValue()][symbols[i] >> 6] |= 1L << symbols[i];
        }
      }
    }
    contexts = contextsOfSymbols();
  }

  private void collect(Node node) {
    switch (node) {
      case Node.Empty _, Node.Condition _ -> {}
      case Node.Chars chars -> set(chars.set());
      case Node.Group group -> collect(group.body());
      case Node.Repeat repeat -> collect(repeat.body());
      case Node.Sequence sequence -> collect(sequence.parts());
      case Node.Choice choice -> collect(choice.options());
    }
  }

  private void collect(List<Node> nodes) {
    for (Node node : nodes) {
      collect(node);
    }
  }

  private int[] boundaries() {
    int count = 1;
    for (CodePoints set : sets.keySet()) {
      count += 2 * set.rangeCount();
    }
    int[] all = new int[count];
    int at = 1;
    for (CodePoints set : sets.keySet()) {
      for (int i = 0; i < set.rangeCount(); i++) {
        all[at++] = set.first(i);
        all[at++] = set.last(i) + 1;
      }
    }
    Arrays.sort(all);
    int unique = 0;
    for (int bound : all) {
      if (bound <= CodePoints.LAST && (unique == 0 || all[unique - 1] != bound)) {
        all[unique++] = bound;
      }
    }
    return Arrays.copyOf(all, unique);
  }

  /// Gives intervals of the same sets the same symbol.
  private int number() {
    List<CodePoints> all = List.copyOf(sets.keySet());
    Map<BitSet, Integer> numbers = new HashMap<>();
    for (int i = 0; i < starts.length; i++) {
      BitSet in = new BitSet(all.size());
      for (int s = 0; s < all.size(); s++) {
        in.set(s, all.get(s).contains(starts[i]));
      }
      Integer known = numbers.putIfAbsent(in, numbers.size());
      symbols[i] = known != null ? known : numbers.size() - 1;
    }
    return numbers.size();
  }

  private int[] contextsOfSymbols() {
    int[] all = new int[size + 1];
    for (int symbol = 0; symbol < size; symbol++) {
      all[symbol] =
          (contains(set(CodePoints.WORD), symbol) ? WORD : 0)
              | (contains(set(CodePoints.NEWLINE), symbol) ? LINE : 0);
    }
    all[size] = TEXT | LINE;
    return all;
  }

  /// The number of a set of the pattern.
  int set(CodePoints points) {
    Integer number = sets.get(points);
    if (number != null) {
      return number;
    }
    sets.put(points, sets.size());
    return sets.size() - 1;
  }

  /// How many symbols there are. This number itself stands for the text's edge.
  int size() {
    return size;
  }

  int[] ascii() {
    return ascii;
  }

  int symbolOf(int codePoint) {
    if (codePoint >= starts[starts.length - 1]) {
      return symbols[symbols.length - 1];
    }
    int at = Arrays.binarySearch(starts, codePoint);
    return symbols[at < 0 ? -at - 2 : at];
  }

  boolean contains(int set, int symbol) {
    return (members[set][symbol >> 6] >>> symbol & 1) != 0;
  }

  /// What a condition beside this symbol sees of it: [#WORD], [#LINE], [#TEXT].
  int context(int symbol) {
    return contexts[symbol];
  }

  /// The symbol of the character at `at`, or the edge's at `end`.
  int after(byte[] bytes, int at, int end) {
    if (at >= end) {
      return size;
    }
    byte value = bytes[at];
    return value >= 0 ? ascii[value] : symbolOf(Utf8.codePoint(Utf8.forward(bytes, at, end)));
  }

  /// The symbol of the character that ends at `at`, or the edge's at `begin`.
  int before(byte[] bytes, int begin, int at) {
    if (at <= begin) {
      return size;
    }
    byte value = bytes[at - 1];
    return value >= 0 ? ascii[value] : symbolOf(Utf8.codePoint(Utf8.backward(bytes, begin, at)));
  }
}
