package dev.lockstep.sast.match;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreSyntax;
import org.jspecify.annotations.Nullable;

/// Regular expressions in patterns' strings: `"=~/re/flags"`.
final class StringRegex {
  private StringRegex() {}

  static boolean is(String pattern) {
    return pattern.startsWith("=~/") && pattern.lastIndexOf('/') > 2;
  }

  /// Null where it cannot be read: then it matches nothing.
  static @Nullable Pcre compiled(String pattern) {
    int end = pattern.lastIndexOf('/');
    String flags = pattern.substring(end + 1);
    String prefix = flags.contains("s") ? "(?s)" : "";
    try {
      return Pcre.compile(
          prefix + pattern.substring(3, end), flags.contains("m"), flags.contains("i"));
    } catch (PcreSyntax e) {
      return null;
    }
  }
}
