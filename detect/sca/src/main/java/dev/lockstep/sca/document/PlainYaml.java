package dev.lockstep.sca.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the YAML that programs and careful people write: block mappings and lists, scalars on
/// one line, flow collections on one line, literal blocks, comments, several documents. Whatever
/// else YAML 1.2 knows is [Beyond] it, and is left to [YamlNodes], whose answers this reader's
/// equal.
///
/// A reader of our own, as lock files of thousands of lines are read at every start: a complete
/// one takes each line through scanner, parser and events.
final class PlainYaml {
  private static final int MAX_DEPTH = 200;

  private final String text;

  /// Where the line that is looked at begins.
  private int start;

  /// Where its first character that is no space stands; its end where it is blank.
  private int at;

  /// Where what it says ends, without the spaces behind it.
  private int stop;

  /// Where it ends, before the line feed.
  private int end;

  private int line;
  private int depth;

  /// Says that a text has what this reader does not read, which may be what is no YAML.
  static final class Beyond extends Exception {
    private static final long serialVersionUID = 1;

    Beyond() {
      super(null, null, false, false);
    }
  }

  private PlainYaml(String text) {
    this.text = text;
    end = -1;
  }

  /// The documents of a text, in order.
  ///
  /// @throws Beyond where another reader must be asked
  static List<Node> read(String text) throws Beyond {
    if (text.indexOf('\r') >= 0) {
      throw new Beyond();
    }
    return new PlainYaml(text).documents();
  }

  private List<Node> documents() throws Beyond {
    List<Node> documents = new ArrayList<>();
    boolean open = false;
    boolean more = advance();
    while (more) {
      if (isMark()) {
        if (open) {
          documents.add(Absent.NODE);
        }
        open = true;
        more = advance();
      } else {
        documents.add(block(indent(), line));
        open = false;
        more = !isPast();
        if (more && !isMark()) {
          throw new Beyond();
        }
      }
    }
    if (open) {
      documents.add(Absent.NODE);
    }
    return documents;
  }

  /// Moves to the next line that has something; false at the end.
  private boolean advance() throws Beyond {
    while (end < text.length()) {
      start = end + 1;
      end = lineEnd(start);
      line++;
      at = start;
      while (at < end && text.charAt(at) == ' ') {
        at++;
      }
      char first = at < end ? text.charAt(at) : '#';
      if (first == '\t') {
        throw new Beyond();
      }
      if (first != '#') {
        stop = end;
        while (text.charAt(stop - 1) == ' ') {
          stop--;
        }
        return true;
      }
    }
    start = text.length() + 1;
    return false;
  }

  private int lineEnd(int from) {
    int feed = from < text.length() ? text.indexOf('\n', from) : -1;
    return feed < 0 ? text.length() : feed;
  }

  private boolean isPast() {
    return start > text.length();
  }

  private int indent() {
    return at - start;
  }

  private boolean isMark() throws Beyond {
    if (at != start || stop - at < 3) {
      return false;
    }
    if (text.startsWith("---", at)) {
      if (stop - at > 3 && text.charAt(at + 3) == ' ') {
        throw new Beyond();
      }
      return stop - at == 3;
    }
    if (text.startsWith("...", at)) {
      throw new Beyond();
    }
    return false;
  }

  /// What begins on the line that is looked at, whose first character is at `indent`; afterwards
  /// the first line that is not of it is looked at.
  private Node block(int indent, int atLine) throws Beyond {
    if (++depth > MAX_DEPTH) {
      throw new Beyond();
    }
    Node node = isItem() ? items(indent) : keyEnd() >= 0 ? members(indent, atLine) : alone(indent);
    depth--;
    return node;
  }

  /// A scalar or a flow collection that is all of a block.
  private Node alone(int indent) throws Beyond {
    Node node = value();
    if (advance() && indent() >= indent && !(indent == 0 && isMark())) {
      throw new Beyond();
    }
    return node;
  }

  private boolean isItem() {
    return text.charAt(at) == '-' && (at + 1 == stop || text.charAt(at + 1) == ' ');
  }

  private Node items(int indent) throws Beyond {
    List<Node> items = new ArrayList<>();
    int first = line;
    while (!isPast() && indent() == indent && !isMark() && isItem()) {
      int dash = at;
      at++;
      while (at < stop && text.charAt(at) == ' ') {
        at++;
      }
      if (at < stop && text.charAt(at) == '#') {
        at = stop;
      }
      if (at == stop) {
        items.add(below(indent));
      } else if (isItem() || keyEnd() >= 0) {
        items.add(block(indent(), line));
      } else {
        items.add(single(dash - start));
      }
      if (!isPast() && indent() > indent) {
        throw new Beyond();
      }
    }
    return new Node.Items(items, first);
  }

  /// What stands on the lines below a key or a dash; nothing where none is further in.
  private Node below(int indent) throws Beyond {
    return advance() && indent() > indent ? block(indent(), line) : Absent.NODE;
  }

  private Node members(int indent, int atLine) throws Beyond {
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    while (!isPast() && indent() == indent && !isMark()) {
      int colon = isItem() ? -1 : keyEnd();
      if (colon < 0) {
        throw new Beyond();
      }
      String key = key(colon);
      int own = line;
      at = colon + 1;
      while (at < stop && text.charAt(at) == ' ') {
        at++;
      }
      if (at == stop || text.charAt(at) == '#') {
        members.put(key, belowKey(indent, own));
      } else {
        members.put(key, single(indent));
      }
      if (!isPast() && indent() > indent) {
        throw new Beyond();
      }
    }
    return new Node.Members(members, atLine);
  }

  /// A list may stand as far out as the key that it belongs to.
  private Node belowKey(int indent, int own) throws Beyond {
    if (!advance()) {
      return Absent.NODE;
    }
    if (indent() == indent && isItem() && !isMark()) {
      return block(indent, own);
    }
    return indent() > indent ? block(indent(), own) : Absent.NODE;
  }

  /// A value behind a key or a dash, on its line; a literal block also has those below it.
  private Node single(int indent) throws Beyond {
    if (text.charAt(at) == '|') {
      return literal(indent);
    }
    Node node = value();
    if (advance() && indent() > indent) {
      throw new Beyond(); // a scalar that goes on
    }
    return node;
  }

  /// Source: YAML 1.2.2, section 8.1.2; without indicators of indentation.
  private Node literal(int indent) throws Beyond {
    int own = line;
    boolean stripped = stop == at + 2 && text.charAt(at + 1) == '-';
    if (!stripped && stop != at + 1) {
      throw new Beyond();
    }
    StringBuilder content = new StringBuilder();
    int margin = -1;
    int kept = 0;
    while (end < text.length()) {
      int from = end + 1;
      int to = lineEnd(from);
      int first = from;
      while (first < to && text.charAt(first) == ' ') {
        first++;
      }
      boolean blank = first == to;
      if (!blank && first - from <= (margin < 0 ? indent : margin - 1)) {
        break;
      }
      if (!blank && margin < 0) {
        margin = first - from;
      }
      refuseUnusual(blank && margin < 0 ? from : first, to, blank);
      content.append(text, Math.min(to, from + Math.max(0, margin)), to).append('\n');
      kept = blank && to - from <= margin || margin < 0 ? kept : content.length();
      end = to;
      line++;
    }
    if (advance() && indent() > indent) {
      throw new Beyond();
    }
    content.setLength(stripped && kept > 0 ? kept - 1 : kept);
    return new Node.Text(content.toString(), own);
  }

  /// Tabs that may be indentation, and a last line that does not end, are told by few.
  private void refuseUnusual(int first, int to, boolean blank) throws Beyond {
    boolean tab = first < to && (text.charAt(first) == '\t' || blank);
    if (tab || (to == text.length() && !blank)) {
      throw new Beyond();
    }
  }

  /// Where the colon behind the key of this line stands; -1 where there is none.
  private int keyEnd() throws Beyond {
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      int close = closing(at, first);
      int i = close + 1;
      boolean key = i < stop && text.charAt(i) == ':';
      if (key && i + 1 < stop && text.charAt(i + 1) != ' ') {
        throw new Beyond();
      }
      return key ? i : -1;
    }
    if (first == '[' || first == '{' || first == '|') {
      return -1;
    }
    refuseIndicator(at, stop);
    for (int i = text.indexOf(':', at, stop); i >= 0; i = text.indexOf(':', i + 1, stop)) {
      if (i + 1 == stop || text.charAt(i + 1) == ' ') {
        return comment(at, i) < i ? -1 : i;
      }
    }
    return -1;
  }

  /// What may not begin a plain scalar.
  private void refuseIndicator(int from, int to) throws Beyond {
    char first = text.charAt(from);
    if ("&*!>%@`?,]}|#".indexOf(first) >= 0
        || ((first == '-' || first == ':') && (from + 1 == to || text.charAt(from + 1) == ' '))) {
      throw new Beyond();
    }
  }

  /// Where a comment begins in a part of the line, at the space before it; the part's end where
  /// there is none.
  private int comment(int from, int to) throws Beyond {
    for (int hash = text.indexOf('#', from, to); hash >= 0; ) {
      char before = hash > from ? text.charAt(hash - 1) : ' ';
      if (before == ' ') {
        return Math.max(from, hash - 1);
      }
      if (before == '\t') {
        throw new Beyond();
      }
      hash = text.indexOf('#', hash + 1, to);
    }
    return to;
  }

  private String key(int colon) throws Beyond {
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      return quoted(at, colon - 1);
    }
    int to = colon;
    while (text.charAt(to - 1) == ' ') {
      to--;
    }
    String key = text.substring(at, to);
    refuseTab(key);
    return isNull(key) ? "" : key;
  }

  private static void refuseTab(String scalar) throws Beyond {
    if (scalar.indexOf('\t') >= 0) {
      throw new Beyond();
    }
  }

  private static boolean isNull(String plain) {
    return plain.isEmpty() || plain.equals("null") || plain.equals("~");
  }

  /// The value that begins at this place and ends with the line.
  private Node value() throws Beyond {
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      int close = closing(at, first);
      String value = quoted(at, close);
      endOfLine(close + 1);
      return new Node.Text(value, line);
    }
    if (first == '{' || first == '[') {
      Node node = flow();
      endOfLine(at);
      return node;
    }
    refuseIndicator(at, stop);
    int to = comment(at, stop);
    while (to > at && text.charAt(to - 1) == ' ') {
      to--;
    }
    String value = text.substring(at, to);
    refuseTab(value);
    if (value.contains(": ") || value.endsWith(":")) {
      throw new Beyond();
    }
    return isNull(value) ? Absent.NODE : new Node.Text(value, line);
  }

  private void endOfLine(int from) throws Beyond {
    int i = from;
    while (i < stop && text.charAt(i) == ' ') {
      i++;
    }
    if (i < stop && (text.charAt(i) != '#' || i == from)) {
      throw new Beyond();
    }
  }

  /// Where a quoted scalar ends that begins at a place.
  private int closing(int from, char quote) throws Beyond {
    int i = text.indexOf(quote, from + 1, stop);
    while (i >= 0) {
      boolean twice = quote == '\'' && i + 1 < stop && text.charAt(i + 1) == '\'';
      if (!twice) {
        return i;
      }
      i = text.indexOf(quote, Math.min(stop, i + 2), stop);
    }
    throw new Beyond();
  }

  private String quoted(int from, int close) throws Beyond {
    String value = text.substring(from + 1, close);
    refuseTab(value);
    if (text.charAt(from) == '\'') {
      return value.indexOf('\'') < 0 ? value : value.replace("''", "'");
    }
    if (value.indexOf('\\') >= 0) {
      throw new Beyond();
    }
    return value;
  }

  /// A flow collection or scalar at this place; afterwards what follows it is looked at.
  private Node flow() throws Beyond {
    if (at >= stop || ++depth > MAX_DEPTH) {
      throw new Beyond();
    }
    Node node =
        switch (text.charAt(at)) {
          case '{' -> flowMembers();
          case '[' -> flowItems();
          case '"', '\'' -> {
            int close = closing(at, text.charAt(at));
            String value = quoted(at, close);
            at = close + 1;
            yield new Node.Text(value, line);
          }
          default -> flowPlain();
        };
    depth--;
    return node;
  }

  private Node flowItems() throws Beyond {
    List<Node> items = new ArrayList<>();
    at++;
    for (skip(); !closes(']'); comma(']')) {
      items.add(flow());
      skip();
      if (at < stop && text.charAt(at) == ':') {
        throw new Beyond();
      }
    }
    return new Node.Items(items, line);
  }

  private Node flowMembers() throws Beyond {
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    at++;
    for (skip(); !closes('}'); comma('}')) {
      String key = flow().text();
      skip();
      if (at + 1 >= stop || text.charAt(at) != ':' || text.charAt(at + 1) != ' ') {
        throw new Beyond();
      }
      at++;
      skip();
      members.put(key, flow());
    }
    return new Node.Members(members, line);
  }

  private void skip() {
    while (at < stop && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean closes(char bracket) throws Beyond {
    if (at >= stop) {
      throw new Beyond();
    }
    if (text.charAt(at) != bracket) {
      return false;
    }
    at++;
    return true;
  }

  private void comma(char bracket) throws Beyond {
    skip();
    if (at < stop && text.charAt(at) == ',') {
      at++;
      skip();
    } else if (at >= stop || text.charAt(at) != bracket) {
      throw new Beyond();
    }
  }

  private Node flowPlain() throws Beyond {
    refuseIndicator(at, stop);
    int from = at;
    while (at < stop) {
      char c = text.charAt(at);
      boolean ends = c == ',' || c == ']' || c == '}' || c == '[' || c == '{';
      if (ends || (c == ':' && (at + 1 == stop || isAfterKey(text.charAt(at + 1))))) {
        break;
      }
      if (c == '#' && text.charAt(at - 1) == ' ') {
        throw new Beyond();
      }
      at++;
    }
    int to = at;
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    String value = text.substring(from, to);
    refuseTab(value);
    if (value.isEmpty()) {
      throw new Beyond();
    }
    return isNull(value) ? Absent.NODE : new Node.Text(value, line);
  }

  private static boolean isAfterKey(char c) {
    return c == ' ' || c == ',' || c == ']' || c == '}' || c == '[' || c == '{';
  }
}
