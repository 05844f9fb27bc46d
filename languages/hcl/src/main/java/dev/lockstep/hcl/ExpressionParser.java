package dev.lockstep.hcl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The expression sub-language, by recursive descent with precedence climbing.
final class ExpressionParser {
  private final Cursor cursor;
  private final CollectionParser collections;
  private final TemplateParser templates;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
    collections = new CollectionParser(cursor, this);
    templates = new TemplateParser(cursor, this);
  }

  Expression expression() throws Unexpected {
    if (!cursor.enter()) {
      throw new Unexpected("expressions nest too deep");
    }
    Expression condition = binary(1);
    if (cursor.skip(TokenKind.QUESTION)) {
      int height = cursor.height();
      Expression yes = expression();
      height = Math.max(height, cursor.height());
      expect(TokenKind.COLON, "a colon between the two branches of a condition");
      Expression no = expression();
      cursor.made(Math.max(height, cursor.height()) + 1);
      condition = new Expression.Conditional(condition, yes, no, condition.start(), no.end());
    }
    cursor.leave();
    return condition;
  }

  /// A quoted or heredoc template at the current token.
  Expression template() throws Unexpected {
    return templates.template();
  }

  void expect(TokenKind kind, String what) throws Unexpected {
    if (!cursor.skip(kind)) {
      throw new Unexpected(what);
    }
  }

  /// Closes a bracket: what follows is read with the line ends of outside.
  void close(TokenKind kind, boolean lines, String what) throws Unexpected {
    if (!cursor.at(kind)) {
      throw new Unexpected(what);
    }
    cursor.countLines(lines);
    cursor.advance();
  }

  private Expression binary(int loosest) throws Unexpected {
    Expression left = unary();
    while (true) {
      Operator operator = operator();
      if (operator == null || operator.level() < loosest) {
        return left;
      }
      cursor.advance();
      int height = cursor.height();
      Expression right = binary(operator.level() + 1);
      cursor.made(Math.max(height, cursor.height()) + 1);
      left = new Expression.Binary(operator, left, right, left.start(), right.end());
    }
  }

  private @Nullable Operator operator() {
    if (!cursor.at(TokenKind.OPERATOR)) {
      return null;
    }
    return switch (cursor.lexeme()) {
      case "||" -> Operator.OR;
      case "&&" -> Operator.AND;
      case "==" -> Operator.EQUAL;
      case "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case ">" -> Operator.GREATER;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "+" -> Operator.ADD;
      case "-" -> Operator.SUBTRACT;
      case "*" -> Operator.MULTIPLY;
      case "/" -> Operator.DIVIDE;
      case "%" -> Operator.REMAINDER;
      default -> null;
    };
  }

  private Expression unary() throws Unexpected {
    int start = cursor.start();
    if (cursor.at(TokenKind.OPERATOR)) {
      Operator operator =
          switch (cursor.lexeme()) {
            case "-" -> Operator.SUBTRACT;
            case "!" -> Operator.NOT;
            default -> throw new Unexpected("an expression");
          };
      if (!cursor.enter()) {
        throw new Unexpected("expressions nest too deep");
      }
      cursor.advance();
      Expression operand = unary();
      cursor.made(cursor.height() + 1);
      cursor.leave();
      return new Expression.Unary(operator, operand, start, operand.end());
    }
    int outside = cursor.takeTallest();
    Expression term = term();
    int height = cursor.takeTallest() + 1;
    cursor.made(Math.max(outside, 1));
    cursor.made(height);
    return accesses(term, true);
  }

  /// Attribute accesses, indices and splats behind a term.
  private Expression accesses(Expression term, boolean indices) throws Unexpected {
    Expression source = term;
    while (true) {
      if (cursor.at(TokenKind.DOT)) {
        int height = cursor.height();
        cursor.advance();
        source = dotted(source);
        cursor.made(Math.max(height, cursor.height()) + 1);
      } else if (indices && cursor.at(TokenKind.OPEN_BRACKET)) {
        int height = cursor.height();
        source = bracketed(source);
        cursor.made(Math.max(height, cursor.height()) + 1);
      } else {
        return source;
      }
    }
  }

  private Expression dotted(Expression source) throws Unexpected {
    int start = cursor.start();
    if (cursor.at(TokenKind.NAME) || (cursor.pattern() && cursor.at(TokenKind.ELLIPSIS))) {
      String name = cursor.lexeme();
      cursor.advance();
      return new Expression.Attribute(source, name, start, source.start(), cursor.lastEnd());
    }
    if (cursor.at(TokenKind.NUMBER)) {
      return legacyIndices(source);
    }
    if (cursor.at(TokenKind.OPERATOR) && cursor.lexeme().equals("*")) {
      cursor.advance();
      return splat(source, false);
    }
    throw new Unexpected("an attribute's name behind a dot");
  }

  private Expression legacyIndices(Expression source) {
    String digits = cursor.lexeme();
    int start = cursor.start();
    cursor.advance();
    int dot = digits.indexOf('.');
    String first = dot < 0 ? digits : digits.substring(0, dot);
    Expression index = index(source, first, start);
    return dot < 0 ? index : index(index, digits.substring(dot + 1), start + dot + 1);
  }

  private static Expression index(Expression source, String digits, int start) {
    int end = start + digits.length();
    Expression key = new Expression.Numeral(digits, start, end);
    return new Expression.Index(source, key, source.start(), end);
  }

  private Expression bracketed(Expression source) throws Unexpected {
    boolean lines = cursor.countLines(false);
    cursor.advance();
    if (cursor.at(TokenKind.OPERATOR) && cursor.lexeme().equals("*")) {
      cursor.advance();
      close(TokenKind.CLOSE_BRACKET, lines, "a bracket behind the star");
      return splat(source, true);
    }
    Expression key = expression();
    close(TokenKind.CLOSE_BRACKET, lines, "a closing bracket behind an index");
    return new Expression.Index(source, key, source.start(), cursor.lastEnd());
  }

  private Expression splat(Expression source, boolean full) throws Unexpected {
    if (!cursor.enter()) {
      throw new Unexpected("expressions nest too deep");
    }
    int end = cursor.lastEnd();
    Expression each = accesses(new Expression.Element(end, end), full);
    cursor.leave();
    return new Expression.Splat(source, full, each, source.start(), cursor.lastEnd());
  }

  private Expression term() throws Unexpected {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case NUMBER -> {
        String digits = cursor.lexeme();
        cursor.advance();
        yield new Expression.Numeral(digits, start, cursor.lastEnd());
      }
      case QUOTE, HEREDOC -> templates.template();
      case NAME -> named(start);
      case OPEN_PAREN -> parentheses(start);
      case OPEN_BRACKET -> collections.tuple();
      case OPEN_BRACE -> collections.object();
      default -> gap(start);
    };
  }

  private Expression parentheses(int start) throws Unexpected {
    boolean lines = cursor.countLines(false);
    cursor.advance();
    Expression inner = expression();
    close(TokenKind.CLOSE_PAREN, lines, "a closing parenthesis");
    return new Expression.Parentheses(inner, start, cursor.lastEnd());
  }

  private Expression named(int start) throws Unexpected {
    String name = cursor.lexeme();
    cursor.advance();
    while (cursor.at(TokenKind.DOUBLE_COLON)) {
      cursor.advance();
      if (!cursor.at(TokenKind.NAME)) {
        throw new Unexpected("a function's name");
      }
      name = name + "::" + cursor.lexeme();
      cursor.advance();
    }
    int nameEnd = cursor.lastEnd();
    if (cursor.at(TokenKind.OPEN_PAREN)) {
      return call(name, start, nameEnd);
    }
    return switch (name) {
      case "true" -> new Expression.Bool(true, start, nameEnd);
      case "false" -> new Expression.Bool(false, start, nameEnd);
      case "null" -> new Expression.Null(start, nameEnd);
      default -> new Expression.Variable(name, start, nameEnd);
    };
  }

  private Expression call(String name, int start, int nameEnd) throws Unexpected {
    boolean lines = cursor.countLines(false);
    cursor.advance();
    List<Expression> arguments = new ArrayList<>();
    boolean expands = false;
    while (!cursor.at(TokenKind.CLOSE_PAREN)) {
      arguments.add(expression());
      if (cursor.skip(TokenKind.ELLIPSIS)) {
        expands = true;
        break;
      }
      if (!cursor.skip(TokenKind.COMMA)) {
        break;
      }
    }
    close(TokenKind.CLOSE_PAREN, lines, "a comma or a closing parenthesis behind an argument");
    return new Expression.Call(name, nameEnd, arguments, expands, start, cursor.lastEnd());
  }

  private Expression gap(int start) throws Unexpected {
    if (cursor.pattern()) {
      if (cursor.at(TokenKind.ELLIPSIS) || cursor.at(TokenKind.GAP)) {
        String text = cursor.lexeme();
        cursor.advance();
        return new Expression.Gap(text, null, start, cursor.lastEnd());
      }
      if (cursor.at(TokenKind.OPEN_DEEP)) {
        boolean lines = cursor.countLines(false);
        cursor.advance();
        Expression inner = expression();
        close(TokenKind.CLOSE_DEEP, lines, "`...>`");
        return new Expression.Gap("<... ...>", inner, start, cursor.lastEnd());
      }
    }
    throw new Unexpected("an expression");
  }
}
