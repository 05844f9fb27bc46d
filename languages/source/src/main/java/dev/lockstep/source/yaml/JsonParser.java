package dev.lockstep.source.yaml;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;

/// Reads JSON byte by byte.
final class JsonParser {
  private static final int DEEPEST = 400;

  private final byte[] source;
  private final boolean pattern;
  private boolean inDeep;
  private final TreeBuilder tree;
  private int at;
  private int depth;

  JsonParser(byte[] source, Symbols symbols, boolean pattern) {
    this.source = source;
    this.pattern = pattern;
    tree = new TreeBuilder(source, symbols);
  }

  Tree file() {
    if (source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB) {
      at = 3;
    }
    space();
    while (at < source.length) {
      int before = at;
      entry();
      space();
      if (at < source.length && source[at] == ',') {
        at++;
        space();
      }
      if (at == before) {
        tree.error(tree.mark(), at, source.length, "expected a value");
        at = source.length;
      }
    }
    return tree.finish(Language.JSON);
  }

  private void space() {
    while (at < source.length) {
      int c = source[at];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        at++;
      } else if (c == '/' && at + 1 < source.length && source[at + 1] == '/') {
        skipTo("\n");
      } else if (c == '/' && at + 1 < source.length && source[at + 1] == '*') {
        skipTo("*/");
      } else {
        return;
      }
    }
  }

  private void skipTo(String end) {
    byte[] wanted = end.getBytes(StandardCharsets.US_ASCII);
    for (at += 2; at < source.length; at++) {
      if (source[at] == wanted[0]
          && (wanted.length == 1 || at + 1 < source.length && source[at + 1] == wanted[1])) {
        at += wanted.length;
        return;
      }
    }
  }

  /// Reads a value, or a key with its value.
  private void entry() {
    int mark = tree.mark();
    int start = at;
    value();
    int end = at;
    space();
    if (tree.mark() > mark && at < source.length && source[at] == ':') {
      at++;
      space();
      value();
      if (tree.mark() == mark + 1) {
        tree.error(tree.mark(), at, at, "expected a value");
      }
      tree.node(Kind.PAIR, Symbols.EMPTY, mark, start, at);
    } else {
      at = end;
    }
  }

  /// Reads a value; where none stands, nothing.
  /// `<... value ...>`; there is none inside of another.
  private void deep() {
    int mark = tree.mark();
    int start = at;
    at += 4;
    space();
    inDeep = true;
    value();
    inDeep = false;
    space();
    if (!startsWith("...>")) {
      tree.unread(start, at, "expected \"...>\"");
    } else {
      at += 4;
    }
    tree.node(Kind.DEEP, Symbols.EMPTY, mark, start, at);
  }

  private void value() {
    if (at >= source.length) {
      return;
    }
    int c = source[at];
    if (c == '{') {
      collection('}', Kind.OBJECT);
    } else if (c == '[') {
      collection(']', Kind.ARRAY);
    } else if (c == '"') {
      string();
    } else if (pattern && !inDeep && startsWith("<...")) {
      deep();
    } else if (pattern && startsWith("...")) {
      tree.leaf(Kind.ELLIPSIS, Symbols.EMPTY, at, at + 3);
      at += 3;
    } else {
      word();
    }
  }

  private boolean startsWith(String text) {
    if (at + text.length() > source.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (source[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void collection(int close, Kind kind) {
    int mark = tree.mark();
    int start = at;
    at++;
    if (++depth > DEEPEST || tree.isFull()) {
      at = source.length;
      depth--;
      tree.error(mark, start, at, "nested too deep");
      return;
    }
    space();
    while (at < source.length && source[at] != close) {
      int before = at;
      entry();
      space();
      if (at < source.length && source[at] == ',') {
        at++;
        space();
      } else if (at == before) {
        unexpected();
      }
    }
    if (at < source.length) {
      at++;
    } else {
      tree.unread(at, at, "expected \"" + (char) close + "\"");
    }
    depth--;
    tree.node(kind, Symbols.EMPTY, mark, start, at);
  }

  private void unexpected() {
    tree.error(tree.mark(), at, at + 1, "expected a value");
    at++;
    space();
  }

  private void string() {
    int start = at;
    boolean escaped = false;
    at++;
    while (at < source.length && source[at] != '"') {
      if (source[at] == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    int end = Math.min(at, source.length);
    if (end == source.length) {
      tree.unread(start, end, "expected \"");
    }
    at = Math.min(source.length, end + 1);
    Symbols symbols = tree.symbols();
    boolean regex =
        pattern && end - start > 4 && source[start + 1] == '=' && source[start + 2] == '~';
    int symbol =
        escaped && !regex
            ? symbols.intern(JsonStrings.unescaped(text(start + 1, end)))
            : symbols.intern(source, start + 1, end);
    tree.leaf(Kind.STRING, symbol, start, at);
  }

  private String text(int start, int end) {
    return new String(source, start, end - start, StandardCharsets.UTF_8);
  }

  /// Reads a number, a constant, a metavariable or a naked key.
  private void word() {
    int start = at;
    while (at < source.length && isWordPart(source[at])) {
      at++;
    }
    if (at == start) {
      return;
    }
    String word = text(start, at);
    Kind kind =
        switch (word) {
          case "true", "false" -> Kind.BOOLEAN;
          case "null" -> Kind.NULL;
          default -> kind(word);
        };
    tree.leaf(kind, tree.symbols().intern(word), start, at);
  }

  private Kind kind(String word) {
    char first = word.charAt(0);
    if (first >= '0' && first <= '9' || first == '-') {
      return Kind.NUMBER;
    }
    if (pattern && first == '$') {
      return word.startsWith("$...") ? Kind.META_ELLIPSIS : Kind.META;
    }
    return Kind.STRING;
  }

  private static boolean isWordPart(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == '$'
        || c < 0;
  }
}
