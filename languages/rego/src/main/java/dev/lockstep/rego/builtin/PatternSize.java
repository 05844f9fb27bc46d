package dev.lockstep.rego.builtin;

import java.util.ArrayDeque;
import java.util.Deque;

/// Refuses patterns that compiling would blow up: groups nested too deep, and counted repetitions
/// whose product is too large. Go refuses the same; RE2/J does not.
final class PatternSize {
  private static final int MAX_NESTING = 1_000;
  private static final long MAX_REPETITION = 1_000;

  private final String pattern;
  private final Deque<Long> outer = new ArrayDeque<>();

  /// The largest product of repetitions within the current group, and that of its last element.
  private long product = 1;

  private long last = 1;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  static void check(String pattern) throws BuiltinFailure {
    new PatternSize(pattern).scan();
  }

  private void scan() throws BuiltinFailure {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '\\' -> at = behindEscape(at);
        case '[' -> at = behindClass(at);
        case '(' -> open();
        case ')' -> close();
        case '{' -> at = behindRepetition(at);
        default -> last = 1;
      }
      at++;
    }
  }

  private void open() throws BuiltinFailure {
    outer.push(product);
    product = 1;
    last = 1;
    if (outer.size() > MAX_NESTING) {
      throw BuiltinFailure.of(
          "error parsing regexp: expression nests too deeply: `" + pattern + "`");
    }
  }

  private void close() {
    if (!outer.isEmpty()) {
      last = product;
      product = Math.max(outer.pop(), last);
    }
  }

  private int behindEscape(int at) {
    last = 1;
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at);
      return end < 0 ? pattern.length() : end + 1;
    }
    boolean braces = pattern.startsWith("{", at + 2);
    boolean named = braces && "pPx".indexOf(pattern.charAt(at + 1)) >= 0;
    int end = named ? pattern.indexOf('}', at) : -1;
    return end < 0 ? at + 1 : end;
  }

  private int behindClass(int at) {
    last = 1;
    int end = at + (pattern.startsWith("[^", at) ? 2 : 1);
    boolean first = true;
    while (end < pattern.length() && (first || pattern.charAt(end) != ']')) {
      first = false;
      if (pattern.charAt(end) == '\\') {
        end++;
      } else if (pattern.startsWith("[:", end)) {
        int close = pattern.indexOf(":]", end + 2);
        end = close < 0 ? end : close + 1;
      }
      end++;
    }
    return end;
  }

  private int behindRepetition(int at) throws BuiltinFailure {
    int end = at + 1;
    long lowest = 0;
    long highest = 0;
    boolean comma = false;
    boolean digits = false;
    while (end < pattern.length() && pattern.charAt(end) != '}') {
      char c = pattern.charAt(end++);
      if (c == ',' && !comma && digits) {
        comma = true;
        highest = 0;
      } else if (c >= '0' && c <= '9') {
        digits = true;
        highest = Math.min(highest * 10 + (c - '0'), MAX_REPETITION + 1);
        lowest = comma ? lowest : highest;
      } else {
        last = 1;
        return at;
      }
    }
    if (end == pattern.length() || !digits) {
      last = 1;
      return at;
    }
    last *= Math.max(1, Math.max(lowest, highest));
    product = Math.max(product, last);
    if (last > MAX_REPETITION) {
      throw BuiltinFailure.of(
          "error parsing regexp: invalid repeat count: `" + pattern.substring(at, end + 1) + "`");
    }
    return end;
  }
}
