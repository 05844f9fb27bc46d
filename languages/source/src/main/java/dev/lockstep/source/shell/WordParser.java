package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.Locale;

/// Reads words: literal text, quotes, expansions and substitutions (POSIX Shell Command Language,
/// sections 2.2 and 2.6).
abstract class WordParser {
  static final int DEEPEST = 150;

  final ShellText text;
  final TreeBuilder tree;
  final Symbols symbols;
  final boolean pattern;
  private int depth;

  WordParser(ShellText text, TreeBuilder tree, boolean pattern) {
    this.text = text;
    this.tree = tree;
    this.pattern = pattern;
    symbols = tree.symbols();
  }

  /// Reads commands up to a closing parenthesis, which stays.
  abstract void list();

  final boolean enter() {
    if (depth >= DEEPEST || tree.isFull()) {
      return false;
    }
    depth++;
    return true;
  }

  final void leave() {
    depth--;
  }

  static boolean endsWord(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';' || c == '&' || c == '|'
        || c == '(' || c == ')' || c == '<' || c == '>';
  }

  /// Reads one word; nothing where none stands.
  final void word() {
    int mark = tree.mark();
    int start = text.at;
    if (pattern && gap()) {
      return;
    }
    while (!text.atEnd() && part()) {
      // the next part
    }
    if (tree.mark() > mark + 1) {
      wrap(mark);
      tree.node(Kind.TEMPLATE, Symbols.EMPTY, mark, start, text.at);
    }
  }

  /// Puts the parts that wait since `mark` and are no literal text into interpolations.
  private void wrap(int mark) {
    int[] parts = new int[tree.mark() - mark];
    for (int i = parts.length - 1; i >= 0; i--) {
      parts[i] = tree.pop();
    }
    for (int part : parts) {
      int first = tree.mark();
      tree.push(part);
      if (!tree.is(part, Kind.STRING)) {
        int end = tree.endOf(part);
        tree.none(end);
        tree.node(Kind.INTERPOLATION, Symbols.EMPTY, first, tree.startOf(part), end);
      }
    }
  }

  /// Reads `...`, `$...X` or `<... word ...>`.
  private boolean gap() {
    int start = text.at;
    if (text.startsWith("<...")) {
      int mark = tree.mark();
      text.at += 4;
      text.skipBlanks();
      word();
      text.skipBlanks();
      if (text.startsWith("...>")) {
        text.at += 4;
      } else {
        tree.unread(start, text.at, "expected \"...>\"");
      }
      tree.node(Kind.DEEP, Symbols.EMPTY, mark, start, text.at);
      return true;
    }
    if (text.startsWith("...") && (endsWord(text.peek(3)) || text.peek(3) == 0)) {
      text.at += 3;
      tree.leaf(Kind.ELLIPSIS, Symbols.EMPTY, start, text.at);
      return true;
    }
    int length = text.startsWith("$...") ? text.nameLength(4) : 0;
    if (length > 0) {
      text.at += 4 + length;
      leaf(Kind.META_ELLIPSIS, text.text(start, text.at), start);
      return true;
    }
    return false;
  }

  private void leaf(Kind kind, String symbol, int start) {
    tree.leaf(kind, symbols.intern(symbol), start, text.at);
  }

  private boolean part() {
    int c = text.peek(0);
    switch (c) {
      case '"' -> doubleQuoted();
      case '\'' -> singleQuoted(text.at);
      case '$' -> dollar();
      case '`' -> backquoted();
      default -> {
        if (endsWord(c) && !isProcess(c)) {
          return false;
        }
        if (isProcess(c)) {
          process();
        } else {
          return literal();
        }
      }
    }
    return true;
  }

  private boolean isProcess(int c) {
    return (c == '<' || c == '>') && text.peek(1) == '(';
  }

  /// Reads unquoted text without meaning of its own.
  private boolean literal() {
    int start = text.at;
    StringBuilder value = new StringBuilder();
    int from = start;
    while (!text.atEnd()) {
      int c = text.peek(0);
      if (c == '\\') {
        value.append(text.text(from, text.at));
        if (text.skipContinuation()) {
          from = text.at;
          continue;
        }
        text.at = Math.min(text.end, text.at + 1);
        from = text.at;
        text.at = Math.min(text.end, text.at + 1);
      } else if (endsWord(c) || c == '"' || c == '\'' || c == '$' || c == '`') {
        break;
      } else {
        text.at++;
      }
    }
    value.append(text.text(from, text.at));
    if (!value.isEmpty()) {
      leaf(Kind.STRING, value.toString(), start);
    }
    return text.at > start && !(value.isEmpty() && text.atEnd());
  }

  private void singleQuoted(int start) {
    int close = text.at + 1;
    while (close < text.end && text.source[close] != '\'') {
      close++;
    }
    String value = text.text(text.at + 1, Math.min(close, text.end));
    if (close >= text.end) {
      tree.unread(start, text.end, "expected a quote");
    }
    text.at = Math.min(text.end, close + 1);
    leaf(Kind.STRING, value, start);
  }

  private void doubleQuoted() {
    int mark = tree.mark();
    int start = text.at;
    text.at++;
    StringBuilder value = new StringBuilder();
    int from = text.at;
    while (!text.atEnd() && text.peek(0) != '"') {
      int c = text.peek(0);
      boolean expands = c == '`' || c == '$' && startsExpansion();
      if (!expands) {
        value.append(quotedText());
        continue;
      }
      flush(value, from);
      if (c == '`') {
        backquoted();
      } else {
        dollar();
      }
      from = text.at;
    }
    boolean closed = !text.atEnd();
    boolean plain = tree.mark() == mark;
    if (plain) {
      text.at = Math.min(text.end, text.at + 1);
      leaf(Kind.STRING, value.toString(), start);
    } else {
      flush(value, from);
      text.at = Math.min(text.end, text.at + 1);
      wrap(mark);
      tree.node(Kind.TEMPLATE, Symbols.EMPTY, mark, start, text.at);
    }
    if (!closed) {
      tree.unread(start, text.end, "expected a quote");
    }
  }

  private void flush(StringBuilder value, int from) {
    if (!value.isEmpty()) {
      leaf(Kind.STRING, value.toString(), from);
      value.setLength(0);
    }
  }

  /// Text inside double quotes up to the next byte with a meaning of its own.
  private String quotedText() {
    if (text.peek(0) == '\\') {
      if (text.skipContinuation()) {
        return "";
      }
      int escaped = text.peek(1);
      if (escaped == '"' || escaped == '\\' || escaped == '$' || escaped == '`') {
        text.at += 2;
        return String.valueOf((char) escaped);
      }
    }
    int from = text.at;
    text.at++;
    while (!text.atEnd()) {
      int c = text.peek(0);
      if (c == '"' || c == '\\' || c == '$' || c == '`') {
        break;
      }
      text.at++;
    }
    return text.text(from, text.at);
  }

  // ---------------------------------------------------------------- expansions

  private boolean startsExpansion() {
    int c = text.peek(1);
    return c == '(' || c == '{' || ShellText.isNamePart(c) || isSpecial(c);
  }

  private static boolean isSpecial(int c) {
    return c == '@' || c == '*' || c == '#' || c == '?' || c == '-' || c == '$' || c == '!';
  }

  private void dollar() {
    int start = text.at;
    int c = text.peek(1);
    if (c == '(') {
      if (text.peek(2) == '(') {
        arithmetic(start);
      } else {
        substitution();
      }
    } else if (c == '{') {
      braced(start);
    } else if (c == '\'') {
      text.at++;
      singleQuoted(start);
    } else if (c == '"') {
      text.at++;
      doubleQuoted();
    } else if (ShellText.isNamePart(c)) {
      boolean digit = c >= '0' && c <= '9';
      text.at += 1 + (digit ? 1 : text.nameLength(1));
      String name = text.text(start, text.at);
      boolean meta = pattern && name.equals(name.toUpperCase(Locale.ROOT)) && !digit;
      leaf(meta ? Kind.META : Kind.NAME, meta ? name : name.substring(1), start);
    } else if (isSpecial(c)) {
      text.at += 2;
      leaf(Kind.NAME, text.text(start + 1, text.at), start);
    } else {
      text.at++;
      leaf(Kind.STRING, "$", start);
    }
  }

  /// Reads `${name...}`: the name alone has a place in the tree.
  private void braced(int start) {
    int open = 0;
    int at = text.at + 1;
    while (at < text.end) {
      int c = text.source[at];
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        break;
      }
      at += c == '\\' ? 2 : 1;
    }
    text.at += 2;
    boolean meta = pattern && text.peek(0) == '$';
    if (meta || text.peek(0) == '!' || text.peek(0) == '#') {
      text.at++;
    }
    int length = text.nameLength(0);
    String name = text.text(text.at, text.at + length);
    if (at >= text.end) {
      tree.unread(start, text.end, "expected \"}\"");
    }
    text.at = Math.min(text.end, at + 1);
    leaf(meta ? Kind.META : Kind.NAME, meta ? "$" + name : name, start);
  }

  /// Reads `$((...))` as text.
  private void arithmetic(int start) {
    int open = 0;
    int at = text.at + 1;
    while (at < text.end) {
      int c = text.source[at];
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
      if (open == 0) {
        break;
      }
    }
    if (open > 0) {
      tree.unread(start, at, "expected \"))\"");
    }
    text.at = at;
    leaf(Kind.CONSTANT, text.text(start, at), start);
  }

  private void substitution() {
    int mark = tree.mark();
    int start = text.at;
    text.at += 2;
    inParentheses(mark, start);
  }

  private void inParentheses(int mark, int start) {
    commands(text.end, mark, start);
    if (text.peek(0) == ')') {
      text.at++;
      tree.span(tree.top(), start, text.at);
    } else {
      tree.unread(start, text.at, "expected \")\"");
    }
  }

  /// Reads commands as one expression.
  private void commands(int stop, int mark, int start) {
    if (!enter()) {
      text.at = stop;
      tree.error(mark, start, stop, "nested too deep");
    } else {
      list();
      leave();
      if (tree.mark() != mark + 1) {
        tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, text.at);
      }
    }
    tree.node(Kind.STATEMENT_EXPRESSION, Symbols.EMPTY, mark, start, text.at);
  }

  private void process() {
    int mark = tree.mark();
    int start = text.at;
    int sign = symbols.intern(text.text(start, start + 1));
    text.at += 2;
    inParentheses(mark, start);
    tree.node(Kind.UNARY, sign, mark, start, text.at);
  }

  private void backquoted() {
    int mark = tree.mark();
    int start = text.at;
    int close = start + 1;
    while (close < text.end && text.source[close] != '`') {
      close += text.source[close] == '\\' ? 2 : 1;
    }
    int stop = Math.min(close, text.end);
    ShellText inner = new ShellText(text.source, start + 1, stop);
    if (enter()) {
      nested(inner).list();
      leave();
    } else {
      tree.error(tree.mark(), start, stop, "nested too deep");
    }
    text.at = Math.min(text.end, stop + 1);
    if (close >= text.end) {
      tree.unread(start, text.end, "expected a backquote");
    }
    if (tree.mark() != mark + 1) {
      tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, text.at);
    }
    tree.node(Kind.STATEMENT_EXPRESSION, Symbols.EMPTY, mark, start, text.at);
  }

  /// A parser of a stretch of the text, for the same tree.
  abstract WordParser nested(ShellText inner);
}
