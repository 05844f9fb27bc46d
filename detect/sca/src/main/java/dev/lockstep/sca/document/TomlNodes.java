package dev.lockstep.sca.document;

import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Reads TOML 1.0 as lock files and manifests use it. Dates and numbers stay the text they are; a
/// key that is stated twice keeps its last value, where the specification would refuse the file.
///
/// A reader of our own, as lock files of thousands of tables are read at every start: tomlj's
/// grammar needs some hundred times longer for them.
public final class TomlNodes {
  private static final int MAX_DEPTH = 200;

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  private TomlNodes(String text) {
    this.text = text;
  }

  /// The document that a text is.
  ///
  /// @throws MalformedDocument at the first line that is not TOML
  public static Node read(String text) throws MalformedDocument {
    return new TomlNodes(text).document();
  }

  /// As [#read], but what is no TOML is passed over, up to the next line that begins a table: a
  /// file that is cut off, or that a merge left with both sides, says what it can.
  ///
  /// @param flaws hears of the first place that is no TOML
  public static Node readAsFar(String text, Consumer<MalformedDocument> flaws) {
    TomlNodes reader = new TomlNodes(text);
    SequencedMap<String, Node> root = new LinkedHashMap<>();
    boolean flawed = false;
    while (reader.at < text.length()) {
      try {
        reader.fill(root);
      } catch (MalformedDocument e) {
        if (!flawed) {
          flaws.accept(e);
        }
        flawed = true;
        reader.skipToTable();
      }
    }
    return new Node.Members(root, 1);
  }

  private void skipToTable() {
    depth = 0;
    do {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
      line++;
    } while (at < text.length() && text.charAt(at) != '[');
  }

  private Node document() throws MalformedDocument {
    SequencedMap<String, Node> root = new LinkedHashMap<>();
    fill(root);
    return new Node.Members(root, 1);
  }

  private void fill(SequencedMap<String, Node> root) throws MalformedDocument {
    SequencedMap<String, Node> table = root;
    for (skipBlank(); at < text.length(); skipBlank()) {
      if (text.charAt(at) == '[') {
        table = header(root);
      } else {
        pair(table);
      }
      endOfLine();
    }
  }

  /// Reads `[a.b]` or `[[a.b]]` and returns the table whose pairs follow.
  private SequencedMap<String, Node> header(SequencedMap<String, Node> root)
      throws MalformedDocument {
    boolean element = text.startsWith("[[", at);
    int start = line;
    at += element ? 2 : 1;
    List<String> path = key();
    expect(element ? "]]" : "]");
    SequencedMap<String, Node> parent = table(root, path.subList(0, path.size() - 1));
    if (!element) {
      return table(parent, path.getLast(), start);
    }
    Node before = parent.get(path.getLast());
    if (!(before instanceof Node.Items)) {
      before = new Node.Items(new ArrayList<>(), start);
      parent.put(path.getLast(), before);
    }
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    before.items().add(new Node.Members(members, start));
    return members;
  }

  private SequencedMap<String, Node> table(SequencedMap<String, Node> from, List<String> path)
      throws MalformedDocument {
    if (path.size() > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    SequencedMap<String, Node> table = from;
    for (String name : path) {
      table = table(table, name, line);
    }
    return table;
  }

  private static SequencedMap<String, Node> table(
      SequencedMap<String, Node> parent, String name, int line) {
    Node known = parent.get(name);
    if (known instanceof Node.Items && !known.items().isEmpty()) {
      known = known.items().getLast();
    }
    if (known instanceof Node.Members) {
      return known.members();
    }
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    parent.put(name, new Node.Members(members, line));
    return members;
  }

  private void pair(SequencedMap<String, Node> table) throws MalformedDocument {
    List<String> path = key();
    expect("=");
    skipSpaces();
    Node value = value();
    table(table, path.subList(0, path.size() - 1)).put(path.getLast(), value);
  }

  /// A key of one or several parts, with the spaces around it.
  private List<String> key() throws MalformedDocument {
    List<String> parts = new ArrayList<>();
    do {
      skipSpaces();
      char first = at < text.length() ? text.charAt(at) : '\n';
      parts.add(first == '"' || first == '\'' ? string() : bareKey());
      skipSpaces();
    } while (at < text.length() && text.charAt(at) == '.' && ++at > 0);
    return parts;
  }

  private String bareKey() throws MalformedDocument {
    int start = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw malformed("a key is expected");
    }
    return text.substring(start, at);
  }

  private static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private Node value() throws MalformedDocument {
    int start = line;
    char first = at < text.length() ? text.charAt(at) : '\n';
    return switch (first) {
      case '"', '\'' -> new Node.Text(string(), start);
      case '[' -> list(start);
      case '{' -> inline(start);
      default -> new Node.Text(bareValue(), start);
    };
  }

  private Node list(int start) throws MalformedDocument {
    enter();
    List<Node> items = new ArrayList<>();
    at++;
    for (skipBlank(); !ends(']'); skipBlank()) {
      items.add(value());
      skipBlank();
      if (!ends(',') && !peeks(']')) {
        throw malformed("a comma or ] is expected");
      }
    }
    depth--;
    return new Node.Items(items, start);
  }

  private Node inline(int start) throws MalformedDocument {
    enter();
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    at++;
    for (skipBlank(); !ends('}'); skipBlank()) {
      pair(members);
      skipBlank();
      if (!ends(',') && !peeks('}')) {
        throw malformed("a comma or } is expected");
      }
    }
    depth--;
    return new Node.Members(members, start);
  }

  private void enter() throws MalformedDocument {
    if (++depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
  }

  private boolean peeks(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean ends(char c) throws MalformedDocument {
    if (at >= text.length()) {
      throw malformed("it ends too early");
    }
    if (text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private String bareValue() throws MalformedDocument {
    int start = at;
    while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String value = text.substring(start, at).strip();
    if (value.isEmpty()) {
      throw malformed("a value is expected");
    }
    return value;
  }

  private String string() throws MalformedDocument {
    char quote = text.charAt(at);
    String three = quote == '"' ? "\"\"\"" : "'''";
    if (text.startsWith(three, at)) {
      at += 3;
      if (peeks('\r')) {
        at++;
      }
      if (peeks('\n')) {
        next();
      }
      return quoted(quote, three);
    }
    at++;
    return quoted(quote, String.valueOf(quote));
  }

  private String quoted(char quote, String end) throws MalformedDocument {
    if (end.length() == 1) {
      int stop = plainEnd(quote);
      if (stop >= 0) {
        String plain = text.substring(at, stop);
        at = stop + 1;
        return plain;
      }
    }
    StringBuilder value = new StringBuilder();
    while (!text.startsWith(end, at)) {
      if (at >= text.length() || (end.length() == 1 && text.charAt(at) == '\n')) {
        throw malformed("a string does not end");
      }
      if (quote == '"' && text.charAt(at) == '\\') {
        at++;
        escape(value);
      } else {
        value.append(next());
      }
    }
    at += end.length();
    while (end.length() == 3 && peeks(quote)) { // up to two quotes may stand before the end
      value.append(next());
    }
    return value.toString();
  }

  /// Where a string ends that has no escapes, as nearly all have none; -1 where it is another.
  private int plainEnd(char quote) {
    int stop = text.indexOf(quote, at);
    if (stop < 0) {
      return -1;
    }
    for (int i = at; i < stop; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\\' && quote == '"')) {
        return -1;
      }
    }
    return stop;
  }

  private char next() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private void escape(StringBuilder value) throws MalformedDocument {
    if (at >= text.length()) {
      throw malformed("a string does not end");
    }
    char c = next();
    switch (c) {
      case 'b' -> value.append('\b');
      case 't' -> value.append('\t');
      case 'n' -> value.append('\n');
      case 'f' -> value.append('\f');
      case 'r' -> value.append('\r');
      case 'e' -> value.append('\u001b');
      case '"', '\\' -> value.append(c);
      case 'x' -> codePoint(value, 2);
      case 'u' -> codePoint(value, 4);
      case 'U' -> codePoint(value, 8);
      case ' ', '\t', '\r', '\n' -> {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          next();
        }
      }
      default -> throw malformed("no escape: \\" + c);
    }
  }

  private void codePoint(StringBuilder value, int digits) throws MalformedDocument {
    try {
      int point = Integer.parseUnsignedInt(text, at, Math.min(text.length(), at + digits), 16);
      value.appendCodePoint(point);
      at += digits;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MalformedDocument("no code point", line, 0, e);
    }
  }

  private void expect(String what) throws MalformedDocument {
    skipSpaces();
    if (!text.startsWith(what, at)) {
      throw malformed(what + " is expected");
    }
    at += what.length();
  }

  private void endOfLine() throws MalformedDocument {
    skipSpaces();
    if (peeks('#')) {
      skipComment();
    }
    if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      throw malformed("the end of the line is expected");
    }
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipComment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\ufeff') {
        next();
      } else {
        return;
      }
    }
  }

  private MalformedDocument malformed(String reason) {
    return new MalformedDocument(reason, line, 0, null);
  }
}
