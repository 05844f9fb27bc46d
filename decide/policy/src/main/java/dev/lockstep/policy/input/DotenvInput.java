package dev.lockstep.policy.input;

import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;

/// `.env` files: names and texts. Variables in values are left as they are written: whoever starts
/// the program decides what they come to.
final class DotenvInput {
  private final String text;
  private int at;
  private int line = 1;

  private DotenvInput(String text) {
    this.text = text;
  }

  static Value read(String text) throws MalformedDocument {
    return new DotenvInput(text.replace("\r\n", "\n")).read();
  }

  private Value read() throws MalformedDocument {
    ObjectValue.Builder members = new ObjectValue.Builder();
    while (at < text.length()) {
      int end = lineEnd(at);
      String entry = text.substring(at, end).strip();
      if (entry.isEmpty() || entry.startsWith("#")) {
        next(end);
        continue;
      }
      int equals = text.indexOf('=', at);
      if (equals < 0 || equals > end) {
        equals = text.indexOf(':', at);
      }
      if (equals < 0 || equals > end) {
        throw new MalformedDocument("expected a name and \"=\"", line, 1, null);
      }
      String name = text.substring(at, equals).strip();
      at = equals + 1;
      String plain = name.startsWith("export ") ? name.substring(7).strip() : name;
      members.put(plain, StringValue.of(value()));
    }
    return members.build();
  }

  private String value() throws MalformedDocument {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int end = lineEnd(at);
    String value = text.substring(at, end);
    int comment = value.indexOf(" #");
    next(end);
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }

  /// May span lines.
  private String quoted(char quote) throws MalformedDocument {
    int begin = line;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        next(lineEnd(at));
        return value.toString();
      }
      if (c == '\\' && quote == '"' && at + 1 < text.length()) {
        at++;
        char escaped = text.charAt(at);
        value.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        value.append(c);
      }
      line += c == '\n' ? 1 : 0;
    }
    throw new MalformedDocument("unterminated quoted value", begin, 1, null);
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private void next(int end) {
    at = end + 1;
    line++;
  }
}
