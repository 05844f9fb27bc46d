package dev.lockstep.sast.search;

import java.util.ArrayList;
import java.util.List;

/// Reads the Python-like expressions of `metavariable-comparison` and of labels' conditions.
public final class ExpressionParser {
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("not in", "in", "==", "!=", "<=", ">=", "<", ">"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("//", "*", "/", "%"));
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  private ExpressionParser(String text) {
    this.text = text;
  }

  static Expression parse(String text) throws BadPattern {
    ExpressionParser parser = new ExpressionParser(text);
    Expression expression = parser.level(0);
    parser.space();
    if (parser.at < text.length()) {
      throw new BadPattern("cannot read the comparison at \"" + text.substring(parser.at) + "\"");
    }
    return expression;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Expression level(int level) throws BadPattern {
    if (level == 2 && word("not")) {
      return new Expression.Unary("not", level(2));
    }
    if (level == LEVELS.size()) {
      return unary();
    }
    if (++depth > MAX_DEPTH * LEVELS.size()) {
      throw new BadPattern("the comparison is nested too deeply");
    }
    Expression left = level(level + 1);
    String operator = operator(LEVELS.get(level));
    while (!operator.isEmpty()) {
      left = new Expression.Binary(operator, left, level(level + 1));
      operator = operator(LEVELS.get(level));
    }
    depth--;
    return left;
  }

  private String operator(List<String> operators) {
    space();
    for (String operator : operators) {
      boolean letters = Character.isLetter(operator.charAt(0));
      if (letters) {
        if (operator.equals("not in")) {
          int start = at;
          if (word("not") && word("in")) {
            return operator;
          }
          at = start;
        } else if (word(operator)) {
          return operator;
        }
      } else if (text.startsWith(operator, at) && !(operator.length() == 1 && isLonger(operator))) {
        at += operator.length();
        return operator;
      }
    }
    return "";
  }

  private boolean isLonger(String operator) {
    String two = text.substring(at, Math.min(text.length(), at + 2));
    return two.equals("**")
        || two.equals("//") && operator.equals("/")
        || two.equals("<<")
        || two.equals(">>");
  }

  private boolean word(String word) {
    space();
    int end = at + word.length();
    boolean found =
        text.startsWith(word, at)
            && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    if (found) {
      at = end;
    }
    return found;
  }

  private Expression unary() throws BadPattern {
    space();
    if (at < text.length() && "-+~".indexOf(text.charAt(at)) >= 0) {
      String operator = text.substring(at, ++at);
      return new Expression.Unary(operator, unary());
    }
    Expression base = atom();
    space();
    if (text.startsWith("**", at)) {
      at += 2;
      return new Expression.Binary("**", base, unary());
    }
    return base;
  }

  private Expression atom() throws BadPattern {
    space();
    if (at >= text.length()) {
      throw new BadPattern("the comparison ends early");
    }
    char c = text.charAt(at);
    if (c == '(' || c == '[') {
      at++;
      List<Expression> items = items(c == '(' ? ')' : ']');
      return c == '(' && items.size() == 1 ? items.getFirst() : new Expression.Items(items);
    }
    if (c == '"' || c == '\'') {
      return new Expression.Constant(string(c));
    }
    if ((c == 'r' || c == 'u')
        && at + 1 < text.length()
        && "'\"".indexOf(text.charAt(at + 1)) >= 0) {
      at++;
      return new Expression.Constant(string(text.charAt(at)));
    }
    if (Character.isDigit(c)) {
      return number();
    }
    return name();
  }

  private List<Expression> items(char close) throws BadPattern {
    List<Expression> items = new ArrayList<>();
    space();
    while (at < text.length() && text.charAt(at) != close) {
      items.add(level(0));
      space();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        space();
      } else if (at >= text.length() || text.charAt(at) != close) {
        throw new BadPattern("expected \"" + close + "\" in the comparison");
      }
    }
    at++;
    return items;
  }

  private String string(char quote) {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if (next == quote || next == '\\') {
          at++;
        }
      }
      out.append(text.charAt(at++));
    }
    at++;
    return out.toString();
  }

  private Expression number() throws BadPattern {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String digits = text.substring(start, at).replace("_", "");
    Object value = Numbers.of(digits, 0);
    if (value == null) {
      throw new BadPattern("not a number: " + digits);
    }
    return new Expression.Constant(value);
  }

  private Expression name() throws BadPattern {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (at == start) {
      throw new BadPattern("cannot read the comparison at \"" + text.substring(at) + "\"");
    }
    String name = text.substring(start, at);
    space();
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      return new Expression.Call(name, items(')'));
    }
    return switch (name) {
      case "True", "true" -> new Expression.Constant(true);
      case "False", "false" -> new Expression.Constant(false);
      default -> new Expression.Variable(name);
    };
  }
}
