package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.Locale;
import java.util.function.Consumer;

/// Reads what follows an instruction's name and flags.
final class DockerfileArguments {
  private final TreeBuilder tree;
  private final ShellText text;
  private final boolean pattern;

  DockerfileArguments(TreeBuilder tree, ShellText text, boolean pattern) {
    this.tree = tree;
    this.text = text;
    this.pattern = pattern;
  }

  /// @param instruction reads an instruction inside another
  void add(String name, Consumer<ShellText> instruction) {
    switch (name) {
      case "RUN", "CMD", "ENTRYPOINT", "SHELL" -> command();
      case "FROM" -> from();
      case "ENV", "LABEL" -> variables(true);
      case "ARG" -> variables(false);
      case "USER" -> user();
      case "ONBUILD" -> instruction.accept(text);
      case "HEALTHCHECK" -> healthcheck(instruction);
      case "VOLUME", "ADD", "COPY" -> {
        if (!array()) {
          words();
        }
      }
      default -> words();
    }
  }

  static void word(TreeBuilder tree, ShellText text, boolean pattern) {
    int mark = tree.mark();
    int start = text.at;
    new ShellParser(text, tree, pattern).word();
    if (text.at == start && !text.atEnd()) {
      text.at++;
      tree.error(tree.mark(), start, text.at, "expected a word");
    }
    if (tree.mark() == mark) {
      tree.leaf(Kind.STRING, Symbols.EMPTY, start, text.at);
    }
  }

  /// Makes the call of a shell, its argument a block of the commands that wait since `mark`.
  static void shell(TreeBuilder tree, int mark, int start, int end) {
    tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, end);
    tree.node(Kind.ARGUMENTS, Symbols.EMPTY, mark, start, end);
    tree.leaf(Kind.CONSTANT, tree.symbols().intern("sh"), start, start);
    tree.moveTo(mark);
    tree.none(end);
    tree.node(Kind.CALL, Symbols.EMPTY, mark, start, end);
  }

  private void words() {
    while (true) {
      text.skipBlanks();
      if (text.atEnd()) {
        return;
      }
      word(tree, text, pattern);
    }
  }

  private void command() {
    if (array()) {
      return;
    }
    int mark = tree.mark();
    int start = text.at;
    String whole = text.text(Math.min(start, text.end), text.end).strip();
    boolean gap = pattern && (whole.equals("...") || whole.matches("\\$(\\.\\.\\.)[A-Z_0-9]+"));
    if (gap) {
      words();
      return;
    }
    new ShellParser(text, tree, pattern).program();
    shell(tree, mark, start, Math.max(start, text.end));
  }

  /// Reads the exec form, an array of JSON, if it stands here and nothing stands behind it.
  private boolean array() {
    if (text.peek(0) != '[') {
      return false;
    }
    int mark = tree.mark();
    int start = text.at;
    text.at++;
    text.skipBlanks();
    boolean whole = text.peek(0) == ']' || elements();
    int end = text.at + 1;
    if (whole) {
      text.at = end;
      text.skipBlanks();
      whole = text.atEnd();
    }
    if (!whole) {
      while (tree.mark() > mark) {
        tree.pop();
      }
      text.at = start;
      return false;
    }
    tree.node(Kind.ARRAY, Symbols.EMPTY, mark, start, end);
    return true;
  }

  /// Reads elements up to the bracket behind them.
  private boolean elements() {
    while (element()) {
      text.skipBlanks();
      int c = text.peek(0);
      if (c == ',') {
        text.at++;
        text.skipBlanks();
      } else {
        return c == ']';
      }
    }
    return false;
  }

  private boolean element() {
    int start = text.at;
    if (text.peek(0) == '"') {
      int close = closingQuote(start + 1);
      if (close < 0) {
        return false;
      }
      text.at = close + 1;
      String value = text.text(start + 1, close).replace("\\\"", "\"").replace("\\\\", "\\");
      tree.leaf(Kind.STRING, tree.symbols().intern(value), start, text.at);
      return true;
    }
    if (!pattern) {
      return false;
    }
    if (text.startsWith("...")) {
      text.at += 3;
      tree.leaf(Kind.ELLIPSIS, Symbols.EMPTY, start, text.at);
      return true;
    }
    int dots = text.startsWith("$...") ? 4 : 1;
    int length = text.peek(0) == '$' ? text.nameLength(dots) : 0;
    if (length == 0) {
      return false;
    }
    text.at += dots + length;
    Kind kind = dots == 4 ? Kind.META_ELLIPSIS : Kind.META;
    tree.leaf(kind, tree.symbols().intern(text.text(start, text.at)), start, text.at);
    return true;
  }

  /// Where the quote stands that ends a string of JSON, or -1 where it is none.
  private int closingQuote(int from) {
    int at = from;
    while (at < text.end && text.source[at] != '"') {
      if (text.source[at] == '\\') {
        int escaped = at + 1 < text.end ? text.source[at + 1] : 0;
        if ("\"\\/bfnrt".indexOf(escaped) < 0 && !(escaped == 'u' && isHex(at + 2))) {
          return -1;
        }
        at++;
      }
      at++;
    }
    return at < text.end ? at : -1;
  }

  private boolean isHex(int from) {
    for (int at = from; at < from + 4; at++) {
      if (at >= text.end || Character.digit(text.source[at], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  // ---------------------------------------------------------------- instructions' own forms

  private void from() {
    imagePart(":@", "");
    if (text.peek(0) == ':') {
      text.at++;
      imagePart("@", ":");
    }
    if (text.peek(0) == '@') {
      text.at++;
      imagePart("", "@");
    }
    text.skipBlanks();
    boolean alias =
        text.at + 3 < text.end
            && text.text(text.at, text.at + 2).toLowerCase(Locale.ROOT).equals("as")
            && WordParser.endsWord(text.peek(2));
    if (alias) {
      text.at += 2;
      text.skipBlanks();
      imagePart("", "as");
    }
    words();
  }

  /// Reads a part of an image's name up to one of the signs; named where `name` is not empty.
  private void imagePart(String signs, String name) {
    int mark = tree.mark();
    int start = text.at;
    int end = start;
    int open = 0;
    while (end < text.end && (open > 0 || !WordParser.endsWord(text.source[end]))) {
      int c = text.source[end];
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      boolean port = c == ':' && text.text(end, text.end).split("\\s", 2)[0].contains("/");
      if (open == 0 && signs.indexOf(c) >= 0 && !port) {
        break;
      }
      end++;
    }
    if (!name.isEmpty()) {
      tree.leaf(Kind.NAME, tree.symbols().intern(name), start, start);
    }
    ShellText part = new ShellText(text.source, start, end, text.escape);
    word(tree, part, pattern);
    text.at = end;
    if (!name.isEmpty()) {
      tree.node(Kind.NAMED_ARGUMENT, Symbols.EMPTY, mark, start, end);
    }
  }

  private void user() {
    if (!text.atEnd()) {
      imagePart(":", "");
    }
    if (text.peek(0) == ':') {
      text.at++;
      imagePart("", ":");
    }
    words();
  }

  private void healthcheck(Consumer<ShellText> instruction) {
    while (true) {
      text.skipBlanks();
      if (text.atEnd()) {
        return;
      }
      if (text.startsWith("CMD") && WordParser.endsWord(text.peek(3))) {
        instruction.accept(text);
        return;
      }
      word(tree, text, pattern);
    }
  }

  /// Reads `a=b c=d`, `a b`, or names alone.
  ///
  /// @param older whether one name may stand before its value, without a sign
  private void variables(boolean older) {
    while (true) {
      text.skipBlanks();
      if (text.atEnd()) {
        return;
      }
      int equals = equalsSign();
      if (equals < 0) {
        spaced(older);
        continue;
      }
      int mark = tree.mark();
      int start = text.at;
      word(tree, new ShellText(text.source, start, equals, text.escape), pattern);
      int key = tree.top();
      if (tree.is(key, Kind.STRING)) {
        tree.become(key, Kind.NAME, tree.symbolOf(key));
      }
      text.at = equals + 1;
      word(tree, text, pattern);
      tree.node(Kind.NAMED_ARGUMENT, Symbols.EMPTY, mark, start, text.at);
    }
  }

  /// Where the equal sign behind the key that begins here stands, or -1.
  private int equalsSign() {
    boolean quoted = false;
    for (int at = text.at; at < text.end; at++) {
      int c = text.source[at];
      if (c == '=' && !quoted) {
        return at;
      }
      if (WordParser.endsWord(c) && !quoted) {
        return -1;
      }
      quoted ^= c == '"';
    }
    return -1;
  }

  /// Reads a word; with more behind it, it is the key of the older form.
  private void spaced(boolean older) {
    int mark = tree.mark();
    int start = text.at;
    word(tree, text, pattern);
    text.skipBlanks();
    boolean key = tree.is(tree.top(), Kind.STRING) && !text.atEnd() && !(pattern && isGapNext());
    if (key && older) {
      tree.become(tree.top(), Kind.NAME, tree.symbolOf(tree.top()));
      int value = tree.mark();
      int valueStart = text.at;
      words();
      if (tree.mark() > value + 1) {
        tree.node(Kind.TEMPLATE, Symbols.EMPTY, value, valueStart, text.at);
      }
      tree.node(Kind.NAMED_ARGUMENT, Symbols.EMPTY, mark, start, text.at);
    }
  }

  private boolean isGapNext() {
    return text.startsWith("...");
  }
}
