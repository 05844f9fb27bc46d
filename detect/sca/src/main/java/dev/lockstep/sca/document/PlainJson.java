package dev.lockstep.sca.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) without flaws, and the trailing commas of some lock files.
///
/// Of anything else it says that it is beyond it, and a complete reader is asked, which says what
/// is wrong. It never corrects and never guesses: what it answers is what that reader would.
final class PlainJson {
  private static final int MAX_DEPTH = 200;
  private static final char REPLACEMENT = '\ufffd';

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  private PlainJson(String text) {
    this.text = text;
  }

  /// The first value of a text in UTF-8; null where another reader has to be asked.
  static @Nullable Node read(byte[] bytes, int start, int length) {
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    try {
      PlainJson reader = new PlainJson(text);
      Node node = reader.node();
      return text.indexOf(REPLACEMENT, 0, reader.at) < 0 ? node : null;
    } catch (Beyond beyond) {
      return null;
    }
  }

  private Node node() throws Beyond {
    char c = next();
    if (depth == 0 && c != '{' && c != '[') {
      throw new Beyond(); // nobody writes it, and what may follow it is a matter of its own
    }
    return switch (c) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> new Node.Text(string(), line);
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  /// The next character that is no space, which is not yet passed.
  private char next() throws Beyond {
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c > ' ') {
        return c;
      }
      if (c == '\n') {
        line++;
      } else if (c != ' ' && c != '\t' && !(c == '\r' && text.startsWith("\n", at + 1))) {
        throw new Beyond();
      }
    }
    throw new Beyond();
  }

  private void enter() throws Beyond {
    at++;
    if (++depth > MAX_DEPTH) {
      throw new Beyond();
    }
  }

  private Node members() throws Beyond {
    int first = line;
    enter();
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    while (next() == '"') {
      String name = string();
      if (next() != ':') {
        throw new Beyond();
      }
      at++;
      members.put(name, node());
      if (isLast('}')) {
        depth--;
        return new Node.Members(members, first);
      }
    }
    leave('}');
    return new Node.Members(members, first);
  }

  private Node items() throws Beyond {
    int first = line;
    enter();
    List<Node> items = new ArrayList<>();
    while (next() != ']') {
      items.add(node());
      if (isLast(']')) {
        depth--;
        return new Node.Items(items, first);
      }
    }
    leave(']');
    return new Node.Items(items, first);
  }

  /// Passes the comma behind an element, or the end of all.
  private boolean isLast(char close) throws Beyond {
    char c = next();
    at++;
    if (c != ',' && c != close) {
      throw new Beyond();
    }
    return c == close;
  }

  private void leave(char close) throws Beyond {
    if (next() != close) {
      throw new Beyond();
    }
    at++;
    depth--;
  }

  private Node word(String word) throws Beyond {
    if (!text.startsWith(word, at) || isWord(at + word.length())) {
      throw new Beyond();
    }
    at += word.length();
    return word.equals("null") ? Absent.NODE : new Node.Text(word, line);
  }

  private boolean isWord(int i) {
    return i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
  }

  private Node number() throws Beyond {
    int from = at;
    if (is('-')) {
      at++;
    }
    if (is('0')) {
      at++;
    } else {
      digits();
    }
    if (is('.')) {
      at++;
      digits();
    }
    if (is('e') || is('E')) {
      at++;
      if (is('+') || is('-')) {
        at++;
      }
      digits();
    }
    if (at == text.length() || isWord(at) || is('.')) {
      throw new Beyond();
    }
    return new Node.Text(text.substring(from, at), line);
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void digits() throws Beyond {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw new Beyond();
    }
  }

  private String string() throws Beyond {
    int from = at + 1;
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return text.substring(from, i);
      }
      if (c == '\\') {
        return escaped(from, i);
      }
      if (c < ' ') {
        throw new Beyond();
      }
    }
    throw new Beyond();
  }

  private String escaped(int from, int firstEscape) throws Beyond {
    StringBuilder value = new StringBuilder().append(text, from, firstEscape);
    for (int i = firstEscape; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return value.toString();
      }
      if (c < ' ' || c == '\\' && i + 1 == text.length()) {
        throw new Beyond();
      }
      boolean coded = c == '\\' && text.charAt(i + 1) == 'u';
      value.append(coded ? coded(i + 2) : c == '\\' ? plain(text.charAt(i + 1)) : c);
      i += coded ? 5 : c == '\\' ? 1 : 0;
    }
    throw new Beyond();
  }

  private static char plain(char escape) throws Beyond {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new Beyond();
    };
  }

  /// The character of four hexadecimal digits.
  private char coded(int from) throws Beyond {
    if (from + 4 > text.length()) {
      throw new Beyond();
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new Beyond();
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }
}
