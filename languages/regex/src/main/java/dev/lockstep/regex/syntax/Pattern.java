package dev.lockstep.regex.syntax;

/// A pattern being read.
final class Pattern {
  private final String text;
  private int position;

  Pattern(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  void moveTo(int index) {
    position = index;
  }

  boolean atEnd() {
    return position == text.length();
  }

  char peek() {
    return text.charAt(position);
  }

  /// The character so far ahead, or NUL behind the end.
  char peekAt(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : 0;
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  void skip(int width) {
    position += width;
  }

  /// Reads a code point. Half a surrogate pair is what invalid UTF-8 is to Go.
  int next() throws RegexSyntax {
    int c = text.codePointAt(position);
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      throw new RegexSyntax("invalid UTF-8", text, position);
    }
    position += Character.charCount(c);
    return c;
  }

  RegexSyntax error(String reason, int from, int to) {
    return new RegexSyntax(reason, text.substring(from, Math.min(to, text.length())), from);
  }
}
