package dev.lockstep.secrets.kingfisher;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes an expression with the flag `x` (blanks and comments are no part of it) as one without,
/// for engines that do not know the flag.
final class VerbosePattern {
  private final String in;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private boolean verbose;
  private int at;

  private VerbosePattern(String in) {
    this.in = in;
  }

  static String plain(String pattern) {
    VerbosePattern verbose = new VerbosePattern(pattern);
    while (verbose.at < pattern.length()) {
      verbose.step();
    }
    return verbose.out.toString();
  }

  private void step() {
    char c = in.charAt(at);
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> group();
      case ')' -> {
        verbose = outer.isEmpty() ? verbose : outer.pop();
        copy();
      }
      case '#' -> {
        if (verbose) {
          comment();
        } else {
          copy();
        }
      }
      default -> {
        if (verbose && Character.isWhitespace(c)) {
          at++;
        } else {
          copy();
        }
      }
    }
  }

  private void copy() {
    out.append(in.charAt(at++));
  }

  /// A blank that is escaped to survive the flag stands for itself.
  private void escape() {
    boolean blank = at + 1 < in.length() && (in.charAt(at + 1) == ' ' || in.charAt(at + 1) == '#');
    if (blank) {
      at++;
    } else {
      copy();
    }
    if (at < in.length()) {
      copy();
    }
  }

  private void characterClass() {
    copy();
    if (at < in.length() && in.charAt(at) == '^') {
      copy();
    }
    if (at < in.length() && in.charAt(at) == ']') {
      copy();
    }
    while (at < in.length() && in.charAt(at) != ']') {
      if (in.startsWith("[:", at) && in.indexOf(":]", at) > 0) {
        int end = in.indexOf(":]", at) + 2;
        out.append(in, at, end);
        at = end;
      } else if (in.charAt(at) == '\\') {
        escapeInClass();
      } else {
        copy();
      }
    }
    if (at < in.length()) {
      copy();
    }
  }

  private void escapeInClass() {
    copy();
    if (at < in.length()) {
      copy();
    }
  }

  private void comment() {
    while (at < in.length() && in.charAt(at) != '\n') {
      at++;
    }
  }

  private void group() {
    int flags = at + 2;
    int end = flags;
    if (in.startsWith("(?", at)) {
      while (end < in.length() && (Character.isLetter(in.charAt(end)) || in.charAt(end) == '-')) {
        end++;
      }
    }
    boolean flagged =
        end > flags && end < in.length() && (in.charAt(end) == ')' || in.charAt(end) == ':');
    if (!flagged || in.startsWith("(?P", at)) {
      outer.push(verbose);
      copy();
      return;
    }
    flags(in.substring(flags, end), in.charAt(end) == ':');
    at = end + 1;
  }

  private void flags(String text, boolean scoped) {
    int minus = text.indexOf('-');
    String on = minus < 0 ? text : text.substring(0, minus);
    String off = minus < 0 ? "" : text.substring(minus + 1);
    if (scoped) {
      outer.push(verbose);
    }
    verbose = (verbose || on.contains("x")) && !off.contains("x");
    String rest =
        on.replace("x", "") + (off.replace("x", "").isEmpty() ? "" : "-" + off.replace("x", ""));
    if (scoped) {
      out.append("(?").append(rest).append(':');
    } else if (!rest.isEmpty()) {
      out.append("(?").append(rest).append(')');
    }
  }
}
