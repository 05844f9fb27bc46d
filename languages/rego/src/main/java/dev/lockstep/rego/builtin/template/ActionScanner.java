package dev.lockstep.rego.builtin.template;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.template.Part.Operand;
import dev.lockstep.rego.builtin.template.Part.Pipeline;
import dev.lockstep.value.NullValue;
import java.util.ArrayList;
import java.util.List;

/// Takes what stands between the braces of an action apart.
final class ActionScanner {
  private static final int MAX_DEPTH = 200;

  private final String text;
  private final int row;
  private int at;
  private int depth;

  ActionScanner(String text, int row) {
    this.text = text;
    this.row = row;
  }

  /// Where the action that begins at `from` ends, its strings passed over; -1 where it does not.
  static int end(String source, int from) {
    int i = from;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (source.startsWith("}}", i)) {
        return i;
      }
      if (c == '"' || c == '`' || c == '\'') {
        i = closing(source, i);
      }
      i++;
    }
    return -1;
  }

  private static int closing(String source, int open) {
    char quote = source.charAt(open);
    int i = open + 1;
    while (i < source.length() && source.charAt(i) != quote) {
      i += quote != '`' && source.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private BuiltinFailure failure(String message) {
    return BuiltinFailure.of("template: template:" + row + ": " + message);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  boolean atEnd() {
    skipSpace();
    return at >= text.length();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /// The word here, which is not taken.
  String word() {
    skipSpace();
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  ActionScanner skipWord() {
    at += word().length();
    return this;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  String string() throws BuiltinFailure {
    skipSpace();
    if (peek() != '"' && peek() != '`') {
      throw failure("unexpected " + shown() + " in template clause");
    }
    return quoted();
  }

  private String shown() {
    return at >= text.length() ? "\"}}\"" : "\"" + text.substring(at) + "\"";
  }

  private String quoted() throws BuiltinFailure {
    int close = closing(text, at);
    if (close >= text.length()) {
      throw failure("unterminated quoted string");
    }
    String inner = text.substring(at + 1, close);
    boolean raw = peek() == '`';
    at = close + 1;
    return raw ? inner : unescaped(inner);
  }

  private String unescaped(String inner) throws BuiltinFailure {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c != '\\' || i + 1 >= inner.length()) {
        out.append(c);
        continue;
      }
      char escape = inner.charAt(++i);
      switch (escape) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case '\\', '"', '\'' -> out.append(escape);
        case 'u' -> {
          if (i + 4 >= inner.length()) {
            throw failure("invalid syntax");
          }
          out.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> throw failure("invalid syntax");
      }
    }
    return out.toString();
  }

  Pipeline pipeline() throws BuiltinFailure {
    if (++depth > MAX_DEPTH) {
      throw failure("action nests too deeply");
    }
    List<String> variables = new ArrayList<>();
    boolean declares = declaration(variables);
    List<List<Operand>> commands = new ArrayList<>();
    do {
      commands.add(command());
    } while (skip('|'));
    depth--;
    return new Pipeline(variables, declares, commands);
  }

  private boolean skip(char c) {
    skipSpace();
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /// Takes `$a, $b :=` or `$a =`; whether it declares.
  private boolean declaration(List<String> variables) {
    int before = at;
    do {
      if (!skip('$')) {
        break;
      }
      variables.add(word());
      skipWord();
    } while (skip(','));
    skipSpace();
    if (!variables.isEmpty() && text.startsWith(":=", at)) {
      at += 2;
      return true;
    }
    if (!variables.isEmpty() && skip('=')) {
      return false;
    }
    variables.clear();
    at = before;
    return false;
  }

  private List<Operand> command() throws BuiltinFailure {
    List<Operand> operands = new ArrayList<>();
    while (!atEnd() && peek() != '|' && peek() != ')') {
      operands.add(operand());
    }
    if (operands.isEmpty()) {
      throw failure("missing value for command");
    }
    if (operands.getFirst() instanceof Operand.Literal(Object value)
        && value instanceof NullValue) {
      throw failure("nil is not a command");
    }
    return operands;
  }

  private Operand operand() throws BuiltinFailure {
    Operand operand = head();
    while (peek() == '.') {
      at++;
      String name = word();
      if (name.isEmpty()) {
        throw failure("unexpected <.> in operand");
      }
      skipWord();
      operand = new Operand.Field(operand, name);
    }
    return operand;
  }

  private Operand head() throws BuiltinFailure {
    char c = peek();
    if (c == '.') {
      at++;
      boolean field = Character.isLetter(peek()) || peek() == '_';
      at -= field ? 1 : 0;
      return new Operand.Dot();
    }
    if (c == '$') {
      at++;
      String name = isNamePart(peek()) ? word() : "";
      at += name.length();
      return new Operand.Variable(name);
    }
    if (c == '(') {
      at++;
      Pipeline inner = pipeline();
      if (!skip(')')) {
        throw failure("unclosed left paren");
      }
      return new Operand.Nested(inner);
    }
    if (c == '"' || c == '`') {
      return new Operand.Literal(quoted());
    }
    if (c == '\'') {
      return new Operand.Literal((long) quoted().codePointAt(0));
    }
    if (Character.isDigit(c) || c == '-' || c == '+') {
      return number();
    }
    return named();
  }

  private Operand named() throws BuiltinFailure {
    String word = word();
    if (word.isEmpty()) {
      throw failure("unexpected " + shown() + " in operand");
    }
    skipWord();
    return switch (word) {
      case "true" -> new Operand.Literal(true);
      case "false" -> new Operand.Literal(false);
      case "nil" -> new Operand.Literal(NullValue.NULL);
      default -> {
        if (!Functions.NAMES.contains(word)) {
          throw failure("function \"" + word + "\" not defined");
        }
        yield new Operand.Function(word);
      }
    };
  }

  private Operand number() throws BuiltinFailure {
    int start = at++;
    while (isNamePart(peek())
        || peek() == '.'
        || (peek() == '-' && "eE".indexOf(text.charAt(at - 1)) >= 0)) {
      at++;
    }
    String digits = text.substring(start, at);
    try {
      if (digits.matches("[+-]?[0-9]+")) {
        return new Operand.Literal(Long.parseLong(digits));
      }
      return digits.matches("[+-]?0[xX][0-9a-fA-F]+")
          ? new Operand.Literal(Long.decode(digits))
          : new Operand.Literal(Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      throw failure("bad number syntax: \"" + digits + "\"");
    }
  }
}
