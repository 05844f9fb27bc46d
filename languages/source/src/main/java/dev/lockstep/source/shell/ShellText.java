package dev.lockstep.source.shell;

import java.nio.charset.StandardCharsets;

/// The bytes of a script, read forwards; continued lines are one.
final class ShellText {
  final byte[] source;
  final int end;

  /// What continues a line in a Dockerfile, where comment lines may stand between its parts; zero
  /// in a script, where a backslash does.
  final int escape;

  int at;

  /// A part of a script.
  ShellText(byte[] source, int start, int end) {
    this(source, start, end, 0);
  }

  /// A part of a Dockerfile's instruction.
  ///
  /// @param escape what continues a line there
  ShellText(byte[] source, int start, int end, int escape) {
    this.source = source;
    this.end = end;
    this.escape = escape;
    at = start;
  }

  boolean atEnd() {
    return at >= end;
  }

  /// The byte some places ahead; zero beyond the end.
  int peek(int ahead) {
    return at + ahead < end ? source[at + ahead] : 0;
  }

  boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Steps over blanks and continued lines' ends.
  void skipBlanks() {
    while (!atEnd()) {
      int c = source[at];
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (!skipContinuation()) {
        return;
      }
    }
  }

  /// Steps over the sign of continuation at a line's end, and over comment lines behind it.
  boolean skipContinuation() {
    boolean comments = escape != 0;
    if (peek(0) != (comments ? escape : '\\')) {
      return false;
    }
    int ahead = 1;
    while (comments && (peek(ahead) == ' ' || peek(ahead) == '\t')) {
      ahead++;
    }
    if (peek(ahead) == '\r') {
      ahead++;
    }
    if (peek(ahead) != '\n') {
      return false;
    }
    at += ahead + 1;
    while (comments && skipCommentLine()) {
      // the next line
    }
    return true;
  }

  private boolean skipCommentLine() {
    int ahead = 0;
    while (peek(ahead) == ' ' || peek(ahead) == '\t' || peek(ahead) == '\r') {
      ahead++;
    }
    if (peek(ahead) == '\n') {
      at += ahead + 1;
      return true;
    }
    if (peek(ahead) != '#') {
      return false;
    }
    while (at + ahead < end && source[at + ahead] != '\n') {
      ahead++;
    }
    at = Math.min(end, at + ahead + 1);
    return !atEnd();
  }

  void skipLine() {
    while (!atEnd() && source[at] != '\n') {
      at++;
    }
  }

  String text(int start, int stop) {
    return new String(source, start, stop - start, StandardCharsets.UTF_8);
  }

  static boolean isNamePart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
  }

  /// How many bytes of a name stand some places ahead; zero where none does.
  int nameLength(int ahead) {
    int length = 0;
    while (isNamePart(peek(ahead + length))) {
      length++;
    }
    return length;
  }
}
