package dev.lockstep.hcl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tuples, objects, and the `for` expressions between the same brackets.
final class CollectionParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  CollectionParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Expression tuple() throws Unexpected {
    int start = cursor.start();
    boolean lines = cursor.countLines(false);
    cursor.advance();
    if (cursor.atName("for")) {
      return comprehension(start, lines, TokenKind.CLOSE_BRACKET);
    }
    List<Expression> elements = new ArrayList<>();
    while (!cursor.at(TokenKind.CLOSE_BRACKET)) {
      elements.add(expressions.expression());
      if (!cursor.skip(TokenKind.COMMA)) {
        break;
      }
    }
    expressions.close(TokenKind.CLOSE_BRACKET, lines, "a comma or a bracket behind an element");
    return new Expression.Tuple(elements, start, cursor.lastEnd());
  }

  Expression object() throws Unexpected {
    int start = cursor.start();
    boolean lines = cursor.countLines(true);
    cursor.advance();
    cursor.skipLines();
    if (cursor.atName("for")) {
      cursor.countLines(false);
      return comprehension(start, lines, TokenKind.CLOSE_BRACE);
    }
    List<ObjectItem> items = new ArrayList<>();
    while (!cursor.at(TokenKind.CLOSE_BRACE)) {
      items.add(item());
      boolean more = cursor.skip(TokenKind.COMMA) || cursor.at(TokenKind.NEWLINE);
      cursor.skipLines();
      if (!more && !cursor.pattern()) {
        break;
      }
    }
    expressions.close(
        TokenKind.CLOSE_BRACE, lines, "a comma, a line's end or a brace behind an object's item");
    return new Expression.ObjectLiteral(items, start, cursor.lastEnd());
  }

  private ObjectItem item() throws Unexpected {
    if (cursor.pattern() && (cursor.at(TokenKind.ELLIPSIS) || cursor.at(TokenKind.GAP))) {
      Expression gap = expressions.expression();
      return new ObjectItem(gap, gap);
    }
    Expression key = expressions.expression();
    if (cursor.skip(TokenKind.ASSIGN) || cursor.skip(TokenKind.COLON)) {
      return new ObjectItem(key, expressions.expression());
    }
    if (cursor.pattern() && key instanceof Expression.Variable) {
      return new ObjectItem(key, key);
    }
    throw new Unexpected("an equal sign or a colon behind an object's key");
  }

  private Expression comprehension(int start, boolean lines, TokenKind close) throws Unexpected {
    cursor.advance();
    @Nullable String keyName = null;
    String valueName = name();
    if (cursor.skip(TokenKind.COMMA)) {
      keyName = valueName;
      valueName = name();
    }
    if (!cursor.atName("in")) {
      throw new Unexpected("`in` behind the names of `for`");
    }
    cursor.advance();
    Expression collection = expressions.expression();
    expressions.expect(TokenKind.COLON, "a colon behind the collection of `for`");
    Expression value = expressions.expression();
    @Nullable Expression key = null;
    boolean grouped = false;
    if (close == TokenKind.CLOSE_BRACE) {
      key = value;
      expressions.expect(TokenKind.ARROW, "`=>` between key and value");
      value = expressions.expression();
      grouped = cursor.skip(TokenKind.ELLIPSIS);
    }
    @Nullable Expression condition = null;
    if (cursor.atName("if")) {
      cursor.advance();
      condition = expressions.expression();
    }
    expressions.close(close, lines, "the end of `for`");
    return new Expression.For(
        keyName, valueName, collection, key, value, grouped, condition, start, cursor.lastEnd());
  }

  private String name() throws Unexpected {
    if (!cursor.at(TokenKind.NAME)) {
      throw new Unexpected("a name behind `for`");
    }
    String name = cursor.lexeme();
    cursor.advance();
    return name;
  }
}
