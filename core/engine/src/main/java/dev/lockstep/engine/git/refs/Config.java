package dev.lockstep.engine.git.refs;

import dev.lockstep.engine.git.object.GitFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A repository's own configuration (git-config, "Syntax"). Includes are not followed, and no value
/// is ever a
/// command to us.
public final class Config {
  private static final int LARGEST = 4 << 20;

  private final Map<String, String> values;

  private Config(Map<String, String> values) {
    this.values = values;
  }

  /// Reads a file; one that is not there is empty.
  ///
  /// @throws GitFailure where it cannot be read or is malformed
  public static Config read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new GitFailure(
            GitFailure.Code.OVER_LIMIT, file + " has more than " + LARGEST + " bytes");
      }
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return new Config(Map.of());
    } catch (IOException e) {
      throw new GitFailure(GitFailure.Code.UNREADABLE, file + " cannot be read: " + e, e);
    }
  }

  /// @throws GitFailure with the line where the text is malformed
  public static Config parse(String text) {
    return new Config(new Parser(text).parse());
  }

  /// The last value of a key; null where there is none, empty for a key without one.
  ///
  /// @param key section and name in lower case, the subsection between them as it is written:
  ///     `remote.origin.url`
  public @Nullable String value(String key) {
    return values.get(key);
  }

  /// Whether a key says yes.
  public boolean flag(String key) {
    String value = values.get(key);
    if (value == null) {
      return false;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "", "true", "yes", "on", "1" -> true;
      default -> false;
    };
  }

  private static final class Parser {
    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private int at;
    private int line = 1;
    private String section = "";

    Parser(String text) {
      this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    Map<String, String> parse() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\n') {
          line++;
          at++;
        } else if (Character.isWhitespace(c)) {
          at++;
        } else if (c == '#' || c == ';') {
          skipLine();
        } else if (c == '[') {
          section();
        } else {
          variable();
        }
      }
      return values;
    }

    private void skipLine() {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
    }

    private void section() {
      int from = ++at;
      while (at < text.length() && isWord(text.charAt(at), true)) {
        at++;
      }
      section = text.substring(from, at).toLowerCase(Locale.ROOT) + ".";
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '"') {
        section += subsection() + ".";
      }
      if (at >= text.length() || text.charAt(at) != ']' || section.length() < 2) {
        throw malformed("a section's name");
      }
      at++;
    }

    private String subsection() {
      StringBuilder name = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\') {
          at++;
        }
        if (at >= text.length() || text.charAt(at) == '\n') {
          throw malformed("a section's name");
        }
        name.append(text.charAt(at));
      }
      at++;
      return name.toString();
    }

    private static boolean isWord(char c, boolean dots) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || (dots && c == '.');
    }

    private void variable() {
      int from = at;
      while (at < text.length() && isWord(text.charAt(at), false)) {
        at++;
      }
      String name = text.substring(from, at).toLowerCase(Locale.ROOT);
      if (name.isEmpty() || section.isEmpty()) {
        throw malformed("a key");
      }
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      String value = "";
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        value = value();
      } else {
        skipLine();
      }
      values.put(section + name, value);
    }

    private String value() {
      StringBuilder value = new StringBuilder();
      int kept = 0;
      boolean quoted = false;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\n') {
          break;
        } else if (c == '"') {
          quoted = !quoted;
          kept = value.length();
        } else if (!quoted && (c == '#' || c == ';')) {
          skipLine();
          break;
        } else if (c == '\\') {
          escape(value);
          kept = value.length();
        } else if (quoted || !Character.isWhitespace(c)) {
          value.append(c);
          kept = value.length();
        } else if (!value.isEmpty()) {
          value.append(c);
        }
      }
      if (quoted) {
        throw malformed("a quoted value");
      }
      value.setLength(kept);
      return value.toString();
    }

    private void escape(StringBuilder value) {
      at++;
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      switch (at < text.length() ? text.charAt(at) : '\0') {
        case '\n' -> line++;
        case 'n' -> value.append('\n');
        case 't' -> value.append('\t');
        case 'b' -> value.append('\b');
        case '"' -> value.append('"');
        case '\\' -> value.append('\\');
        default -> throw malformed("an escape");
      }
    }

    private GitFailure malformed(String what) {
      return GitFailure.corrupt("the repository's config has a bad line " + line + ": " + what);
    }
  }
}
