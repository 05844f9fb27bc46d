package dev.lockstep.hcl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The current token of a parser, whether line ends count, what went wrong, and how deep it is.
final class Cursor {
  /// Deeper nesting is not read: real configurations stay below thirty.
  static final int DEEPEST = 250;

  private static final int MOST_ERRORS = 1_000;

  final Scanner scanner;
  final List<HclError> errors = new ArrayList<>();
  /// No expression's tree is higher, so that consumers may recurse: `a + b + c` is two high.
  static final int HIGHEST = 1_000;

  private boolean lines = true;
  private int height;
  private int tallest;
  private int depth;
  private int lastEnd;

  Cursor(byte[] text, int start, boolean pattern) {
    scanner = new Scanner(text, start, pattern);
    scanner.next(true);
  }

  TokenKind kind() {
    return scanner.kind;
  }

  boolean at(TokenKind kind) {
    return scanner.kind == kind;
  }

  boolean atName(String name) {
    return scanner.kind == TokenKind.NAME && scanner.lexeme().equals(name);
  }

  boolean pattern() {
    return scanner.pattern();
  }

  int start() {
    return scanner.start;
  }

  int end() {
    return scanner.end;
  }

  /// Behind the token before the current one.
  int lastEnd() {
    return lastEnd;
  }

  String lexeme() {
    return scanner.lexeme();
  }

  void advance() {
    lastEnd = scanner.end;
    scanner.next(lines);
  }

  /// Goes behind bytes that another reader has read.
  void resume(int place) {
    scanner.moveTo(place);
    lastEnd = place;
    scanner.next(lines);
  }

  /// Sets whether line ends count from the next token on, and returns what was before.
  boolean countLines(boolean count) {
    boolean before = lines;
    lines = count;
    return before;
  }

  boolean skip(TokenKind kind) {
    if (scanner.kind != kind) {
      return false;
    }
    advance();
    return true;
  }

  void skipLines() {
    while (scanner.kind == TokenKind.NEWLINE) {
      advance();
    }
  }

  /// Whether one may nest deeper; each true asks for a [#leave].
  boolean enter() {
    if (depth >= DEEPEST) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  void restoreDepth(int value) {
    depth = value;
  }

  /// The height of the expression made last.
  int height() {
    return height;
  }

  /// The height of the tallest expression made since the last call, which is forgotten.
  int takeTallest() {
    int taken = tallest;
    tallest = 0;
    return taken;
  }

  /// Notes the height of an expression that was made.
  void made(int newHeight) throws Unexpected {
    if (newHeight > HIGHEST) {
      throw new Unexpected("expressions that nest less deep");
    }
    height = newHeight;
    tallest = Math.max(tallest, newHeight);
  }

  void error(int start, int end, String reason) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new HclError(start, Math.max(start, end), reason));
    }
  }

  String text(int start, int end) {
    return new String(scanner.text(), start, end - start, StandardCharsets.UTF_8);
  }
}
