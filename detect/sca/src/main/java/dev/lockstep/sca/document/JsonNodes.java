package dev.lockstep.sca.document;

import dev.lockstep.value.MalformedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) and, as some lock files have them, its comments and trailing commas.
///
/// A reader of our own, as it runs at every start: what a general one loads and sets up before its
/// first token costs more than a lock file of a thousand packages.
public final class JsonNodes {
  private static final int MAX_DEPTH = 500;

  private final byte[] bytes;
  private final int end;

  /// Whether what stands before an error counts.
  private final boolean lenient;

  private int at;
  private int line = 1;
  private int depth;
  private @Nullable MalformedDocument flaw;

  private JsonNodes(byte[] bytes, int start, int end, boolean lenient) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.lenient = lenient;
  }

  /// The first value of a text in UTF-8, or in UTF-16; what follows it is passed over.
  ///
  /// @throws MalformedDocument where it is not JSON, or nests deeper than 500
  public static Node read(byte[] bytes, int length) throws MalformedDocument {
    return read(bytes, length, false, _ -> {});
  }

  /// As [#read], but of a text that is cut off or damaged all that stands before that.
  ///
  /// @param flaws hears where and why the text ends early
  /// @throws MalformedDocument where not even the beginning is JSON
  public static Node readAsFar(byte[] bytes, int length, Consumer<MalformedDocument> flaws)
      throws MalformedDocument {
    return read(bytes, length, true, flaws);
  }

  private static Node read(
      byte[] bytes, int length, boolean lenient, Consumer<MalformedDocument> flaws)
      throws MalformedDocument {
    Charset wide = wide(bytes, length);
    if (wide != null) {
      byte[] narrow = new String(bytes, 0, length, wide).getBytes(StandardCharsets.UTF_8);
      return new JsonNodes(narrow, start(narrow, narrow.length), narrow.length, lenient)
          .first(flaws);
    }
    return new JsonNodes(bytes, start(bytes, length), length, lenient).first(flaws);
  }

  /// JSON begins with two characters of ASCII, so a zero among them tells UTF-16.
  private static @Nullable Charset wide(byte[] bytes, int length) {
    if (length < 2) {
      return null;
    }
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (first == 0xfeff || first >>> 8 == 0 && first != 0) {
      return StandardCharsets.UTF_16BE;
    }
    return first == 0xfffe || (first & 0xff) == 0 && first != 0 ? StandardCharsets.UTF_16LE : null;
  }

  private static int start(byte[] bytes, int length) {
    boolean marked = length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    return marked ? 3 : 0;
  }

  private Node first(Consumer<MalformedDocument> flaws) throws MalformedDocument {
    skip();
    if (at >= end) {
      throw new MalformedDocument("the file is empty", 1, 1, null);
    }
    Node node = node();
    if (flaw != null) {
      flaws.accept(flaw);
    }
    return node;
  }

  private MalformedDocument malformed(String reason) {
    return new MalformedDocument(reason, line, 0, null);
  }

  /// Keeps what was read of a value that ends early.
  private void end(MalformedDocument early) throws MalformedDocument {
    if (!lenient) {
      throw early;
    }
    flaw = flaw == null ? early : flaw;
  }

  private Node node() throws MalformedDocument {
    skip();
    return switch (peek()) {
      case '{' -> members(line);
      case '[' -> items(line);
      case '"' -> {
        int start = line;
        yield new Node.Text(string(), start);
      }
      default -> scalar();
    };
  }

  private Node members(int start) throws MalformedDocument {
    enter();
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    try {
      for (skip(); !ends('}'); separate('}')) {
        String name = name();
        members.put(name, node());
        if (flaw != null) {
          break;
        }
      }
    } catch (MalformedDocument e) {
      end(e);
    }
    depth--;
    return new Node.Members(members, start);
  }

  private String name() throws MalformedDocument {
    if (peek() != '"') {
      throw malformed("a name in quotes is expected");
    }
    String name = string();
    skip();
    if (peek() != ':') {
      throw malformed("a colon is expected after " + name);
    }
    at++;
    return name;
  }

  private Node items(int start) throws MalformedDocument {
    enter();
    List<Node> items = new ArrayList<>();
    try {
      for (skip(); !ends(']'); separate(']')) {
        items.add(node());
        if (flaw != null) {
          break;
        }
      }
    } catch (MalformedDocument e) {
      end(e);
    }
    depth--;
    return new Node.Items(items, start);
  }

  private void enter() throws MalformedDocument {
    at++;
    if (++depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
  }

  private boolean ends(char bracket) throws MalformedDocument {
    boolean ends = peek() == bracket;
    at += ends ? 1 : 0;
    return ends;
  }

  /// The comma behind an element, which the last one may have as well.
  private void separate(char bracket) throws MalformedDocument {
    skip();
    if (peek() == ',') {
      at++;
      skip();
    } else if (peek() != bracket) {
      throw malformed("a comma or " + bracket + " is expected");
    }
  }

  private byte peek() throws MalformedDocument {
    if (at >= end) {
      throw malformed("it ends too early");
    }
    return bytes[at];
  }

  private void skip() throws MalformedDocument {
    while (at < end) {
      byte c = bytes[at];
      if (c == '\n') {
        line++;
      } else if (c == '/') {
        comment();
        continue;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
      at++;
    }
  }

  private void comment() throws MalformedDocument {
    byte kind = at + 1 < end ? bytes[at + 1] : 0;
    if (kind == '/') {
      while (at < end && bytes[at] != '\n') {
        at++;
      }
    } else if (kind == '*') {
      at += 2;
      while (at + 1 < end && (bytes[at] != '*' || bytes[at + 1] != '/')) {
        line += bytes[at++] == '\n' ? 1 : 0;
      }
      at = Math.min(end, at + 2);
    } else {
      throw malformed("a value is expected");
    }
  }

  /// A number stays the text it is.
  private Node scalar() throws MalformedDocument {
    int start = at;
    while (at < end && isOfScalar(bytes[at])) {
      at++;
    }
    String text = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    if (text.equals("null")) {
      return Absent.NODE;
    }
    boolean number = !text.isEmpty() && (text.charAt(0) == '-' || isDigit(text.charAt(0)));
    if (!number && !text.equals("true") && !text.equals("false")) {
      throw malformed("a value is expected");
    }
    return new Node.Text(text, line);
  }

  private static boolean isOfScalar(byte c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String string() throws MalformedDocument {
    int start = ++at;
    int seen = 0;
    int i = start;
    while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
      seen |= bytes[i];
      if (bytes[i] >= 0 && bytes[i] < ' ') {
        at = i;
        throw malformed("a string does not end on its line");
      }
      i++;
    }
    at = i;
    if (peek() == '\\') {
      return escaped(start);
    }
    at++;
    return text(start, i, seen < 0);
  }

  private String text(int from, int to, boolean wide) {
    return new String(
        bytes, from, to - from, wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /// The rest of a string that has escapes.
  private String escaped(int start) throws MalformedDocument {
    StringBuilder value = new StringBuilder(text(start, at, true));
    while (peek() != '"') {
      if (bytes[at] == '\\') {
        at++;
        escape(value);
      } else {
        int from = at;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n') {
          at++;
        }
        value.append(text(from, at, true));
        if (peek() == '\n') {
          throw malformed("a string does not end on its line");
        }
      }
    }
    at++;
    return value.toString();
  }

  private void escape(StringBuilder value) throws MalformedDocument {
    byte c = peek();
    at++;
    switch (c) {
      case 'b' -> value.append('\b');
      case 't' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case '"', '\\', '/' -> value.append((char) c);
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw malformed("no escape: \\u");
          }
          unit = unit << 4 | digit;
          at++;
        }
        value.append((char) unit);
      }
      default -> throw malformed("no escape: \\" + (char) (c & 0xff));
    }
  }
}
