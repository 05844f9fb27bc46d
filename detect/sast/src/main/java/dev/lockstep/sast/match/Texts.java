package dev.lockstep.sast.match;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.regex.pcre.PcreSyntax;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Regular expressions in patterns' strings: `"=~/re/"`.
final class Texts {
  private static final long BUDGET = 200_000;

  private final Map<String, PcreMatcher> matchers = new HashMap<>();

  static boolean isRegex(String pattern) {
    return pattern.startsWith("=~/") && pattern.lastIndexOf('/') > 2;
  }

  /// Whether `=~/re/flags` is found in a text.
  boolean finds(String pattern, String text) {
    PcreMatcher matcher = matchers.computeIfAbsent(pattern, Texts::compiled);
    if (matcher == null) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    matcher.text(bytes, 0, bytes.length, BUDGET);
    return matcher.find(0);
  }

  private static @Nullable PcreMatcher compiled(String pattern) {
    int end = pattern.lastIndexOf('/');
    String flags = pattern.substring(end + 1);
    String prefix = flags.contains("s") ? "(?s)" : "";
    try {
      return Pcre.compile(
              prefix + pattern.substring(3, end), flags.contains("m"), flags.contains("i"))
          .matcher();
    } catch (PcreSyntax e) {
      return null;
    }
  }
}
