package dev.lockstep.sca.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of a JSON document and where it stands: indices into the text.
///
/// @param key of a member; empty for others
/// @param text of a string, as written between its quotes; else empty
/// @param members of an object; else empty
record JsonSpan(String key, int start, int end, String text, List<JsonSpan> members) {
  private static final int MAX_DEPTH = 100;

  /// The document's value; empty where it is no JSON as far as this reads it.
  static Optional<JsonSpan> root(String text) {
    return Optional.ofNullable(new Reader(text).value("", 0));
  }

  Optional<JsonSpan> member(String wanted) {
    return members.stream().filter(one -> one.key.equals(wanted)).findFirst();
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    private void space() {
      while (at < text.length()
          && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
        at++;
      }
    }

    private boolean is(char c) {
      return at < text.length() && text.charAt(at) == c;
    }

    @Nullable JsonSpan value(String key, int depth) {
      space();
      int start = at;
      if (depth > MAX_DEPTH || at >= text.length()) {
        return null;
      }
      return switch (text.charAt(at)) {
        case '{' -> object(key, start, depth);
        case '[' -> array(key, start, depth);
        case '"' -> text(key, start);
        default -> word(key, start);
      };
    }

    private @Nullable JsonSpan text(String key, int start) {
      String string = string();
      if (string == null) {
        return null;
      }
      return new JsonSpan(key, start, at, string, List.of());
    }

    /// A number, or one of JSON's three words.
    private @Nullable JsonSpan word(String key, int start) {
      while (at < text.length()
          && ",]}".indexOf(text.charAt(at)) < 0
          && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        return null;
      }
      return new JsonSpan(key, start, at, "", List.of());
    }

    private @Nullable JsonSpan object(String key, int start, int depth) {
      List<JsonSpan> members = new ArrayList<>();
      at++;
      space();
      while (!is('}')) {
        String name = is('"') ? string() : null;
        space();
        if (name == null || !is(':')) {
          return null;
        }
        at++;
        JsonSpan member = value(name, depth + 1);
        if (member == null || !more('}')) {
          return null;
        }
        members.add(member);
      }
      at++;
      return new JsonSpan(key, start, at, "", members);
    }

    private @Nullable JsonSpan array(String key, int start, int depth) {
      at++;
      space();
      while (!is(']')) {
        if (value("", depth + 1) == null || !more(']')) {
          return null;
        }
      }
      at++;
      return new JsonSpan(key, start, at, "", List.of());
    }

    /// Whether the list goes on or ends here.
    private boolean more(char end) {
      space();
      if (is(',')) {
        at++;
        space();
        return true;
      }
      return is(end);
    }

    private @Nullable String string() {
      int start = ++at;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (at >= text.length()) {
        return null;
      }
      return text.substring(start, at++);
    }
  }
}
