package dev.lockstep.sca.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads the YAML that package managers write: one document of block mappings and lists, with
/// scalars and flow collections that end on their line, and literals.
///
/// Of anything else it says that it is beyond it, and a complete reader is asked. It never corrects
/// and never guesses: what it answers is what that reader would.
final class PlainYaml {
  private static final int MAX_DEPTH = 100;

  /// Longer ones are no keys in YAML 1.2 (section 7.4.2).
  private static final int MAX_KEY = 1_000;

  private final String text;

  /// The line that is looked at: its number from 1, where it ends, its indentation; -1 behind all.
  private int line;

  private int end = -1;
  private int indent;

  /// The next character of it.
  private int at;

  private int depth;

  private PlainYaml(String text) {
    this.text = text;
  }

  /// The only document of a text; null where another reader has to be asked.
  static @Nullable Node read(String text) {
    if (!isPlain(text)) {
      return null;
    }
    try {
      return new PlainYaml(text).document();
    } catch (Beyond beyond) {
      return null;
    }
  }

  /// Whether there is no tab, no other line end than `\n`, and nothing that YAML does not allow.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' ? c != '\n' : c > '~' && (c < 0xa0 || c == '\u2028' || c >= 0xd800)) {
        return false;
      }
    }
    return true;
  }

  private Node document() throws Beyond {
    nextLine();
    if (indent == 0 && end - at == 3 && text.startsWith("---", at)) {
      nextLine();
    }
    if (indent != 0) {
      throw new Beyond();
    }
    Node node = block();
    if (indent >= 0) {
      throw new Beyond();
    }
    return node;
  }

  /// Goes to the next line that is neither blank nor a comment.
  private void nextLine() throws Beyond {
    while (end < text.length()) {
      int start = end + 1;
      line++;
      end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      at = start;
      skipSpaces();
      if (at < end && text.charAt(at) != '#') {
        indent = at - start;
        if (indent == 0 && (text.startsWith("---", at) && line > 1 || text.startsWith("...", at))) {
          throw new Beyond();
        }
        return;
      }
    }
    indent = -1;
  }

  private void skipSpaces() {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean isItem() {
    return at < end && text.charAt(at) == '-' && (at + 1 == end || text.charAt(at + 1) == ' ');
  }

  /// Whether nothing but a comment is left of the line.
  private boolean isLineDone() {
    int before = at;
    skipSpaces();
    return at == end || text.charAt(at) == '#' && at > before;
  }

  private Node block() throws Beyond {
    if (++depth > MAX_DEPTH) {
      throw new Beyond();
    }
    Node node = isItem() ? items(indent) : members(indent, keyEnd());
    depth--;
    return node;
  }

  private Node items(int column) throws Beyond {
    int first = line;
    List<Node> items = new ArrayList<>();
    while (indent == column && isItem()) {
      at++;
      items.add(item(column));
    }
    if (indent > column) {
      throw new Beyond();
    }
    return new Node.Items(items, first);
  }

  private Node item(int column) throws Beyond {
    if (isLineDone()) {
      nextLine();
      return indent > column ? block() : Absent.NODE;
    }
    if (isItem()) {
      throw new Beyond();
    }
    int keyEnd = isFlow() ? -1 : keyEnd();
    if (keyEnd < 0) {
      return onLine(column);
    }
    // A mapping that begins on the item's line.
    indent = column + at - text.lastIndexOf('-', at);
    return members(indent, keyEnd);
  }

  /// @param keyEnd where the first key's colon stands
  private Node members(int column, int keyEnd) throws Beyond {
    int first = line;
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    int colon = keyEnd;
    while (true) {
      if (colon < 0) {
        throw new Beyond();
      }
      int keyLine = line;
      String key = key(colon);
      members.put(key, YamlNodes.atKey(value(column), keyLine));
      if (indent != column) {
        break;
      }
      colon = keyEnd();
    }
    if (indent > column) {
      throw new Beyond();
    }
    return new Node.Members(members, first);
  }

  /// Where the colon behind the key stands that begins here; negative where there is no key.
  private int keyEnd() throws Beyond {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      int colon = closing(c) + 1;
      return isColon(colon) ? colon : -1;
    }
    if (isIndicator(c)) {
      throw new Beyond();
    }
    int colon = text.indexOf(':', at, end);
    while (colon >= 0 && !isColon(colon)) {
      colon = text.indexOf(':', colon + 1, end);
    }
    return colon;
  }

  private boolean isColon(int i) {
    return i < end && text.charAt(i) == ':' && (i + 1 == end || text.charAt(i + 1) == ' ');
  }

  private String key(int colon) throws Beyond {
    char c = text.charAt(at);
    String key = text.substring(at, colon);
    if (key.length() > MAX_KEY || key.endsWith(" ") || key.contains(" #")) {
      throw new Beyond();
    }
    if (c == '\'' || c == '"') {
      key = quoted(c);
    } else if (key.equals("null") || key.equals("~")) {
      key = "";
    }
    at = colon + 1;
    return key;
  }

  private Node value(int column) throws Beyond {
    if (!isLineDone()) {
      return onLine(column);
    }
    nextLine();
    if (indent > column) {
      return block();
    }
    return indent == column && isItem() ? items(column) : Absent.NODE;
  }

  /// A value that ends on its line, or is a literal.
  private Node onLine(int column) throws Beyond {
    char c = text.charAt(at);
    if (c == '|') {
      return literal(column);
    }
    Node node;
    if (isFlow()) {
      node = flow();
    } else if (c == '\'' || c == '"') {
      node = new Node.Text(quoted(c), line);
    } else {
      node = plain();
    }
    if (!isLineDone()) {
      throw new Beyond();
    }
    nextLine();
    return node;
  }

  private boolean isFlow() {
    char c = text.charAt(at);
    return c == '{' || c == '[';
  }

  private Node plain() throws Beyond {
    if (isIndicator(text.charAt(at)) || keyEnd() >= 0) {
      throw new Beyond();
    }
    int comment = text.indexOf(" #", at, end);
    int to = comment < 0 ? end : comment;
    Node node = scalar(text.substring(at, to).stripTrailing());
    at = to;
    return node;
  }

  private Node scalar(String plain) {
    return plain.equals("null") || plain.equals("~") ? Absent.NODE : new Node.Text(plain, line);
  }

  /// Whether a plain scalar cannot begin with it, or not always.
  private static boolean isIndicator(char c) {
    return "-?:,[]{}#&*!|>'\"%@`".indexOf(c) >= 0;
  }

  private String quoted(char quote) throws Beyond {
    int from = at + 1;
    int to = closing(quote);
    at = to + 1;
    String raw = text.substring(from, to);
    return quote == '\'' ? raw.replace("''", "'") : raw;
  }

  private int closing(char quote) throws Beyond {
    int to = text.indexOf(quote, at + 1, end);
    while (quote == '\'' && to >= 0 && to + 1 < end && text.charAt(to + 1) == '\'') {
      to = text.indexOf(quote, to + 2, end);
    }
    if (to < 0 || quote == '"' && text.indexOf('\\', at, to) >= 0) {
      throw new Beyond();
    }
    return to;
  }

  /// Lines as they are (section 8.1.2), without the last end where `-` says so.
  private Node literal(int column) throws Beyond {
    boolean strip = end - at == 2 && text.charAt(at + 1) == '-';
    if (!strip && end - at != 1) {
      throw new Beyond();
    }
    int first = line;
    int margin = -1;
    StringBuilder lines = new StringBuilder();
    nextRawLine(margin);
    while (indent > (margin < 0 ? column : margin - 1)) {
      margin = margin < 0 ? indent : margin;
      lines.append(text, at - (indent - margin), end).append('\n');
      nextRawLine(margin);
    }
    if (margin < 0 || indent > column) {
      throw new Beyond();
    }
    return new Node.Text(strip ? lines.substring(0, lines.length() - 1) : lines.toString(), first);
  }

  /// Goes to the next line of a literal, or behind it; empty lines within are beyond us.
  private void nextRawLine(int margin) throws Beyond {
    int from = end + 1;
    nextLine();
    int start = indent < 0 ? text.length() : at - indent;
    for (int i = from; i < start; i++) {
      if (text.charAt(i) != '\n' || indent >= margin) {
        throw new Beyond();
      }
    }
  }

  private Node flow() throws Beyond {
    if (++depth > MAX_DEPTH) {
      throw new Beyond();
    }
    Node node = text.charAt(at++) == '{' ? flowMembers() : flowItems();
    depth--;
    return node;
  }

  private Node flowMembers() throws Beyond {
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    skipSpaces();
    if (peek() == '}') {
      at++;
      return new Node.Members(members, line);
    }
    do {
      skipSpaces();
      String key = flowScalar().text();
      if (!isColon(at) || at + 1 == end) {
        throw new Beyond();
      }
      at++;
      skipSpaces();
      members.put(key, flowNode());
    } while (isMore('}'));
    return new Node.Members(members, line);
  }

  private Node flowItems() throws Beyond {
    List<Node> items = new ArrayList<>();
    skipSpaces();
    if (peek() == ']') {
      at++;
      return new Node.Items(items, line);
    }
    do {
      skipSpaces();
      items.add(flowNode());
    } while (isMore(']'));
    return new Node.Items(items, line);
  }

  private boolean isMore(char close) throws Beyond {
    skipSpaces();
    char c = peek();
    at++;
    if (c != ',' && c != close) {
      throw new Beyond();
    }
    return c == ',';
  }

  private char peek() throws Beyond {
    if (at == end) {
      throw new Beyond();
    }
    return text.charAt(at);
  }

  private Node flowNode() throws Beyond {
    peek();
    return isFlow() ? flow() : flowScalar();
  }

  private Node flowScalar() throws Beyond {
    char c = peek();
    if (c == '\'' || c == '"') {
      return new Node.Text(quoted(c), line);
    }
    if (isIndicator(c)) {
      throw new Beyond();
    }
    int from = at;
    while (!isFlowEnd(peek())) {
      at++;
    }
    if (at - from > MAX_KEY && isColon(at)) {
      throw new Beyond();
    }
    String plain = text.substring(from, at).stripTrailing();
    if (plain.length() < at - from && isColon(at)) {
      throw new Beyond();
    }
    return scalar(plain);
  }

  private boolean isFlowEnd(char c) throws Beyond {
    return switch (c) {
      case ',', ']', '}' -> true;
      case '[', '{', '#', '?' -> throw new Beyond();
      case ':' -> {
        if (at + 1 == end || ",[]{}".indexOf(text.charAt(at + 1)) >= 0) {
          throw new Beyond();
        }
        yield text.charAt(at + 1) == ' ';
      }
      default -> false;
    };
  }
}
