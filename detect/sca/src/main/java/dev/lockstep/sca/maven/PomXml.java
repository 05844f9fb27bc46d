package dev.lockstep.sca.maven;

import dev.lockstep.value.MalformedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the XML of POMs, which Maven reads leniently: undeclared entities of HTML occur and stay
/// the text they are, a document type is passed over, nothing is ever fetched or expanded.
///
/// A reader of our own, as a graph needs some hundred POMs at every start: the JDK's takes most of
/// a second to warm up. What no graph depends on, such as `build`, is skipped.
final class PomXml {
  private static final int MAX_DEPTH = 100;
  private static final Set<String> SKIPPED =
      Set.of(
          "build",
          "reporting",
          "reports",
          "developers",
          "contributors",
          "mailingLists",
          "scm",
          "ciManagement",
          "issueManagement",
          "description",
          "repositories",
          "pluginRepositories",
          "organization");

  private final String text;
  private final boolean placed;
  private int at;
  private int line = 1;
  private int column = 1;
  private long offset;
  private int counted;

  private record Place(int line, int column, long offset) {
    PomElement element(String name, String text, List<PomElement> children) {
      return new PomElement(name, text, line, column, offset, children);
    }
  }

  private PomXml(String text, boolean placed) {
    this.text = text;
    this.placed = placed;
  }

  /// The element `project`.
  ///
  /// @throws MalformedDocument where it is cut off or not well-formed, or nests deeper than 100
  static PomElement read(byte[] bytes, int length) throws MalformedDocument {
    return read(bytes, length, true);
  }

  /// As [#read], and of no element is known where it stands: nobody asks that of a
  /// POM of a repository.
  static PomElement readUnplaced(byte[] bytes, int length) throws MalformedDocument {
    return read(bytes, length, false);
  }

  private static PomElement read(byte[] bytes, int length, boolean placed)
      throws MalformedDocument {
    PomXml xml = new PomXml(new String(bytes, 0, length, encoding(bytes, length)), placed);
    xml.skipProlog();
    return xml.element(0);
  }

  private static Charset encoding(byte[] bytes, int length) {
    if (length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    String start = new String(bytes, 0, Math.min(length, 100), StandardCharsets.ISO_8859_1);
    int end = start.indexOf("?>");
    boolean latin =
        end > 0 && start.substring(0, end).toLowerCase(java.util.Locale.ROOT).contains("iso-8859-");
    return latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }

  private void skipProlog() throws MalformedDocument {
    while (true) {
      int open = text.indexOf('<', at);
      if (open < 0) {
        throw malformed("it has no element");
      }
      at = open;
      if (!skipMarkup()) {
        return;
      }
    }
  }

  /// Passes over a comment, an instruction or a document type; false where there is none here.
  private boolean skipMarkup() throws MalformedDocument {
    if (text.startsWith("<!--", at)) {
      skipTo("-->", at + 4);
    } else if (text.startsWith("<?", at)) {
      skipTo("?>", at + 2);
    } else if (text.startsWith("<!DOCTYPE", at)) {
      int subset = text.indexOf('[', at);
      int close = text.indexOf('>', at);
      skipTo(subset > 0 && subset < close ? "]>" : ">", at);
    } else {
      return false;
    }
    return true;
  }

  private void skipTo(String end, int from) throws MalformedDocument {
    int found = text.indexOf(end, from);
    if (found < 0) {
      throw malformed(end + " is missing");
    }
    at = found + end.length();
  }

  /// Reads the element that begins here.
  private PomElement element(int depth) throws MalformedDocument {
    if (depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    if (placed) {
      count();
    }
    Place start = new Place(line, column, offset);
    at++;
    String name = name();
    boolean empty = attributes();
    if (empty) {
      return start.element(name, "", List.of());
    }
    if (SKIPPED.contains(name)) {
      skip(name);
      return start.element(name, "", List.of());
    }
    return content(name, start, depth);
  }

  private PomElement content(String name, Place start, int depth) throws MalformedDocument {
    List<PomElement> children = new ArrayList<>(4);
    StringBuilder own = new StringBuilder();
    while (true) {
      int open = text.indexOf('<', at);
      if (open < 0) {
        throw malformed("<" + name + "> does not end");
      }
      characters(own, at, open);
      at = open;
      if (text.startsWith("</", at)) {
        at += 2;
        String closed = name();
        if (!closed.equals(name)) {
          throw malformed("<" + name + "> is closed by </" + closed + ">");
        }
        skipTo(">", at);
        return start.element(name, own.toString().strip(), children);
      } else if (text.startsWith("<![CDATA[", at)) {
        int end = text.indexOf("]]>", at);
        skipTo("]]>", at);
        own.append(text, open + 9, end);
      } else if (!skipMarkup()) {
        children.add(element(depth + 1));
      }
    }
  }

  /// To behind the end of an element of this name; those of the same name within are counted.
  private void skip(String name) throws MalformedDocument {
    int open = 1;
    while (open > 0) {
      int next = text.indexOf('<', at);
      if (next < 0) {
        throw malformed("<" + name + "> does not end");
      }
      at = next;
      boolean closes = text.startsWith("/", at + 1);
      if (text.startsWith("<![CDATA[", at)) {
        skipTo("]]>", at);
      } else if (isTag(name, at + (closes ? 2 : 1))) {
        boolean empty = attributes();
        open += closes ? -1 : empty ? 0 : 1;
      } else if (closes || !skipMarkup()) {
        at++;
      }
    }
  }

  private boolean isTag(String name, int from) {
    int end = from + name.length();
    return text.startsWith(name, from)
        && end < text.length()
        && " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
  }

  /// Without its prefix.
  private String name() {
    int start = at;
    while (at < text.length() && " \t\r\n/>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at);
    return name.substring(name.indexOf(':') + 1);
  }

  /// Passes over attributes to behind the tag; true where the element is empty.
  private boolean attributes() throws MalformedDocument {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        skipTo(String.valueOf(c), at + 1);
      } else if (c == '>') {
        at++;
        return text.charAt(at - 2) == '/';
      } else {
        at++;
      }
    }
    throw malformed("a tag does not end");
  }

  private void characters(StringBuilder into, int from, int to) {
    int copied = from;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '&') {
        into.append(text, copied, i);
        copied = i;
        int end = text.indexOf(';', i);
        if (end > 0 && end < to && end - i <= 10) {
          into.append(entity(text.substring(i + 1, end)));
          i = end;
          copied = end + 1;
        }
      }
    }
    into.append(text, copied, to);
  }

  private static String entity(String name) {
    switch (name) {
      case "lt":
        return "<";
      case "gt":
        return ">";
      case "amp":
        return "&";
      case "quot":
        return "\"";
      case "apos":
        return "'";
      default:
        break;
    }
    if (name.startsWith("#")) {
      try {
        boolean hex = name.startsWith("#x");
        int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.toString(point);
      } catch (IllegalArgumentException _) {
        return "&" + name + ";";
      }
    }
    return "&" + name + ";";
  }

  private void count() {
    for (; counted < at; counted++) {
      char c = text.charAt(counted);
      boolean low = Character.isLowSurrogate(c); // with its other half one code point of 4 bytes
      offset += c < 0x80 ? 1 : c < 0x800 ? 2 : low ? 1 : 3;
      column = c == '\n' ? 1 : low ? column : column + 1;
      line += c == '\n' ? 1 : 0;
    }
  }

  private MalformedDocument malformed(String reason) {
    at = Math.min(at, text.length());
    count();
    return new MalformedDocument(reason, line, 0, null);
  }
}
