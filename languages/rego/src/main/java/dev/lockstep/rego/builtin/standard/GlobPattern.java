package dev.lockstep.rego.builtin.standard;

import com.google.re2j.Pattern;
import dev.lockstep.rego.builtin.BuiltinFailure;
import java.nio.charset.StandardCharsets;

/// Turns a glob into a regular expression that matches the same strings.
final class GlobPattern {
  private final String glob;
  private final String notSeparator;
  private final StringBuilder regex = new StringBuilder("(?s:");
  private int at;
  private int level;

  private GlobPattern(String glob, String separators) {
    this.glob = glob;
    this.notSeparator = separators.isEmpty() ? "." : "[^" + escaped(separators) + "]";
  }

  /// The regular expression for `glob`, whose `*` and `?` match none of `separators`.
  static String toRegex(String glob, String separators) throws BuiltinFailure {
    return new GlobPattern(glob, separators).convert();
  }

  private String convert() throws BuiltinFailure {
    while (at < glob.length()) {
      item();
    }
    if (level > 0) {
      throw syntax("unclosed `{`");
    }
    return regex.append(')').toString();
  }

  private void item() throws BuiltinFailure {
    char c = glob.charAt(at);
    if (c == '{') {
      at++;
      level++;
      regex.append("(?:");
    } else if (c == ',' && level > 0) {
      at++;
      regex.append('|');
    } else if (c == '}' && level > 0) {
      at++;
      level--;
      regex.append(')');
    } else if (c == '[') {
      at++;
      range();
    } else if (c == '?') {
      at++;
      regex.append(notSeparator);
    } else if (c == '*') {
      boolean twice = glob.startsWith("**", at);
      at += twice ? 2 : 1;
      regex.append(twice ? "." : notSeparator).append('*');
    } else {
      regex.append(Pattern.quote(text(level > 0 ? "?*[{}," : "?*[{")));
    }
  }

  private void range() throws BuiltinFailure {
    boolean not = at < glob.length() && glob.charAt(at) == '!';
    at += not ? 1 : 0;
    int low = rune();
    if (at < glob.length() && glob.charAt(at) == '-') {
      at++;
      int high = rune();
      close();
      if (high < low) {
        throw syntax("range hi character is less than lo");
      }
      appendClass(not, escaped(low) + "-" + escaped(high));
      return;
    }
    at -= Character.charCount(low);
    String set = text("]");
    close();
    if (set.isEmpty()) {
      throw syntax("could not parse range");
    }
    appendClass(not, escaped(set));
  }

  private void appendClass(boolean not, String content) {
    regex.append(not ? "[^" : "[").append(content).append(']');
  }

  private void close() throws BuiltinFailure {
    int closing = rune();
    if (closing != ']') {
      throw syntax("expected close range character");
    }
  }

  private int rune() throws BuiltinFailure {
    if (at >= glob.length()) {
      throw syntax("unexpected end of input");
    }
    int rune = glob.codePointAt(at);
    at += Character.charCount(rune);
    return rune;
  }

  /// The characters before the next of `breakers`, without the backslashes that escape them.
  private String text(String breakers) throws BuiltinFailure {
    StringBuilder text = new StringBuilder();
    while (at < glob.length() && breakers.indexOf(glob.charAt(at)) < 0) {
      if (glob.charAt(at) == '\\' && ++at == glob.length()) {
        throw syntax("trailing backslash");
      }
      text.append(glob.charAt(at++));
    }
    return text.toString();
  }

  private static String escaped(String characters) {
    StringBuilder escaped = new StringBuilder();
    characters.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString();
  }

  private static String escaped(int rune) {
    return "\\x{" + Integer.toHexString(rune) + "}";
  }

  private BuiltinFailure syntax(String reason) {
    int offset = glob.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    return BuiltinFailure.of("glob: syntax error at " + offset + ": " + reason);
  }
}
