package dev.lockstep.regex.pcre;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A set of code points.
final class CodeSet {
  private final List<int[]> ranges = new ArrayList<>();
  private final List<IntPredicate> properties = new ArrayList<>();
  private final boolean[] ascii = new boolean[128];
  private boolean negated;

  static CodeSet of(int codePoint) {
    return new CodeSet().add(codePoint, codePoint);
  }

  CodeSet add(int from, int to) {
    ranges.add(new int[] {from, to});
    return this;
  }

  CodeSet add(IntPredicate property) {
    properties.add(property);
    return this;
  }

  CodeSet addAll(CodeSet other) {
    properties.add(other::slowContains);
    return this;
  }

  CodeSet negate() {
    negated = !negated;
    return this;
  }

  CodeSet withoutCase() {
    CodeSet folded = new CodeSet();
    List<IntPredicate> inner = List.copyOf(properties);
    folded.ranges.addAll(ranges);
    folded.properties.addAll(inner);
    folded.properties.add(
        c ->
            inRanges(Character.toLowerCase(c))
                || inRanges(Character.toUpperCase(c))
                || inner.stream()
                    .anyMatch(
                        p -> p.test(Character.toLowerCase(c)) || p.test(Character.toUpperCase(c))));
    folded.negated = negated;
    return folded;
  }

  /// Fills the table; call it once when all is added.
  CodeSet ready() {
    for (int c = 0; c < 128; c++) {
      ascii[c] = slowContains(c);
    }
    return this;
  }

  boolean contains(int codePoint) {
    return codePoint < 128 ? ascii[codePoint] : slowContains(codePoint);
  }

  /// Whether all of another set is surely in this one.
  boolean containsAll(CodeSet other) {
    for (int c = 0; c < ascii.length; c++) {
      if (other.ascii[c] && !ascii[c]) {
        return false;
      }
    }
    return negated
        && properties.isEmpty()
        && ranges.stream().allMatch(range -> range[1] < ascii.length);
  }

  private boolean inRanges(int c) {
    for (int[] range : ranges) {
      if (c >= range[0] && c <= range[1]) {
        return true;
      }
    }
    return false;
  }

  private boolean slowContains(int c) {
    boolean in = inRanges(c);
    for (int i = 0; !in && i < properties.size(); i++) {
      in = properties.get(i).test(c);
    }
    return in != negated;
  }
}
