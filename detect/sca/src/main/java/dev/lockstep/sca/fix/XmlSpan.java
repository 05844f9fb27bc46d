package dev.lockstep.sca.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An element of an XML document and where it stands: indices into the text.
///
/// @param start of `<name>`
/// @param inner behind `<name>`; where the element is empty (`<name/>`), its end
/// @param innerEnd of `</name>`
/// @param end behind `</name>`
record XmlSpan(String name, int start, int inner, int innerEnd, int end, List<XmlSpan> children) {
  private static final int MAX_DEPTH = 100;

  /// The document's own element; empty where it is not well-formed.
  static Optional<XmlSpan> root(String text) {
    int at = markupEnd(text, 0);
    if (at < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(new Reader(text).element(at, 0));
  }

  Optional<XmlSpan> child(String wanted) {
    return children.stream().filter(one -> one.name.equals(wanted)).findFirst();
  }

  List<XmlSpan> children(String wanted) {
    return children.stream().filter(one -> one.name.equals(wanted)).toList();
  }

  /// The elements below a way of names, all of them at each step.
  List<XmlSpan> below(String... way) {
    List<XmlSpan> found = List.of(this);
    for (String step : way) {
      List<XmlSpan> next = new ArrayList<>();
      found.forEach(one -> next.addAll(one.children(step)));
      found = next;
    }
    return found;
  }

  /// What stands in a child, without space around it; empty where there is none.
  String text(String child, String text) {
    return child(child).map(one -> one.value(text)).orElse("");
  }

  String value(String text) {
    return text.substring(inner, innerEnd).strip();
  }

  /// Where the value begins, space before it passed over.
  int valueStart(String text) {
    int at = inner;
    while (at < innerEnd && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The first `<` at or behind a place that begins an element; -1 where there is none.
  private static int markupEnd(String text, int from) {
    int at = text.indexOf('<', from);
    while (at >= 0) {
      int behind = behindMarkup(text, at);
      if (behind == at) {
        return at;
      }
      at = behind < 0 ? -1 : text.indexOf('<', behind);
    }
    return -1;
  }

  /// Behind a comment, an instruction, a section of text or a document type; the place itself where
  /// there is none; -1 where it does not end.
  private static int behindMarkup(String text, int at) {
    String end =
        text.startsWith("<!--", at)
            ? "-->"
            : text.startsWith("<?", at)
                ? "?>"
                : text.startsWith("<![CDATA[", at) ? "]]>" : text.startsWith("<!", at) ? ">" : "";
    if (end.isEmpty()) {
      return at;
    }
    int found = text.indexOf(end, at + 2);
    return found < 0 ? -1 : found + end.length();
  }

  private record Reader(String text) {

    @org.jspecify.annotations.Nullable XmlSpan element(int start, int depth) {
      int nameEnd = start + 1;
      while (nameEnd < text.length() && " \t\r\n/>".indexOf(text.charAt(nameEnd)) < 0) {
        nameEnd++;
      }
      String name = text.substring(start + 1, nameEnd);
      int tagEnd = tagEnd(nameEnd);
      if (tagEnd < 0 || depth > MAX_DEPTH) {
        return null;
      }
      String plain = name.substring(name.indexOf(':') + 1);
      if (text.charAt(tagEnd - 2) == '/') {
        return new XmlSpan(plain, start, tagEnd, tagEnd, tagEnd, List.of());
      }
      List<XmlSpan> children = new ArrayList<>();
      int at = markupEnd(text, tagEnd);
      while (at >= 0 && !text.startsWith("</", at)) {
        XmlSpan child = element(at, depth + 1);
        if (child == null) {
          return null;
        }
        children.add(child);
        at = markupEnd(text, child.end);
      }
      int end = at < 0 ? -1 : text.indexOf('>', at);
      boolean closed = end > 0 && text.substring(at + 2, end).strip().equals(name);
      return closed ? new XmlSpan(plain, start, tagEnd, at, end + 1, children) : null;
    }

    /// Behind the `>` of a tag, those in attributes passed over.
    private int tagEnd(int from) {
      char quote = 0;
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '>') {
          return i + 1;
        }
      }
      return -1;
    }
  }
}
