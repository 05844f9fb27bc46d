package dev.lockstep.hcl;

/// Reads HCL's native syntax (the specification `hclsyntax/spec.md` of hashicorp/hcl, version 2).
///
/// Places are bytes of the given text. A text that cannot be read whole gives the items that can;
/// brackets, blocks and operators nested deeper than 250 are not read.
public final class HclParser {
  private HclParser() {}

  /// Reads a file.
  ///
  /// @param text the file's bytes, UTF-8, with or without a byte order mark
  public static HclFile file(byte[] text) {
    return file(text, false);
  }

  /// Reads a pattern of a body: as a file, and also `...`, `$X` and `$...X` as items, labels and
  /// expressions, and `<... inner ...>` as an expression.
  public static HclFile pattern(byte[] text) {
    return file(text, true);
  }

  /// Reads a single expression; an [Expression.Unreadable] where it is none.
  public static Expression expression(byte[] text) {
    return expression(text, false);
  }

  /// Reads a pattern of a single expression; an [Expression.Unreadable] where it is none.
  public static Expression expressionPattern(byte[] text) {
    return expression(text, true);
  }

  /// Reads a template without quotes around it, as a template file or a string of the JSON syntax
  /// holds it; an [Expression.Unreadable] where it is none.
  public static Expression template(byte[] text) {
    Cursor cursor = new Cursor(text, 0, false);
    try {
      return new TemplateParser(cursor, new ExpressionParser(cursor)).standalone(0);
    } catch (Unexpected e) {
      return new Expression.Unreadable(e.reason(), 0, text.length);
    }
  }

  private static HclFile file(byte[] text, boolean pattern) {
    int start = startsWithMark(text) ? 3 : 0;
    Cursor cursor = new Cursor(text, start, pattern);
    BodyParser parser = new BodyParser(cursor, false);
    Body body = parser.file();
    if (parser.unclosed() && !pattern) {
      // A brace is missing: a second reading ends open blocks where the next one begins.
      cursor = new Cursor(text, start, false);
      body = new BodyParser(cursor, true).file();
    }
    return new HclFile(body, cursor.errors);
  }

  private static Expression expression(byte[] text, boolean pattern) {
    Cursor cursor = new Cursor(text, 0, pattern);
    try {
      cursor.skipLines();
      Expression expression = new ExpressionParser(cursor).expression();
      cursor.skipLines();
      if (cursor.at(TokenKind.END)) {
        return expression;
      }
      throw new Unexpected("the end of the expression");
    } catch (Unexpected e) {
      return new Expression.Unreadable(e.reason(), 0, text.length);
    }
  }

  private static boolean startsWithMark(byte[] text) {
    return text.length >= 3
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }
}
