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

  /// Makes the call of a shell of the commands that wait since `mark`.
  static void shell(TreeBuilder tree, int mark, int start, int end) {
    if (tree.mark() != mark + 1) {
      tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, end);
    }
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

  /// Reads the exec form, if it stands here.
  private boolean array() {
    if (text.peek(0) != '[' || text.source[text.end - 1] != ']') {
      return false;
    }
    int mark = tree.mark();
    int start = text.at;
    text.at++;
    while (true) {
      text.skipBlanks();
      if (text.peek(0) == ']') {
        text.at++;
        break;
      }
      if (!element()) {
        while (tree.mark() > mark) {
          tree.pop();
        }
        text.at = start;
        return false;
      }
      text.skipBlanks();
      if (text.peek(0) == ',') {
        text.at++;
      }
    }
    tree.node(Kind.ARRAY, Symbols.EMPTY, mark, start, text.at);
    return true;
  }

  private boolean element() {
    int start = text.at;
    if (text.peek(0) == '"') {
      int close = start + 1;
      while (close < text.end && text.source[close] != '"') {
        close += text.source[close] == '\\' ? 2 : 1;
      }
      if (close >= text.end) {
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
    ShellText part = new ShellText(text.source, start, end, true);
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
      word(tree, new ShellText(text.source, start, equals, true), pattern);
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
    for (int at = text.at; at < text.end && !WordParser.endsWord(text.source[at]); at++) {
      if (text.source[at] == '=') {
        return at;
      }
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
