package dev.lockstep.sca.format.python;

import java.util.Locale;
import java.util.Optional;

/// A dependency specifier (PEP 508): `name[extra]>=1.2; marker`, or `name @ url`.
///
/// @param name normalised (PEP 503)
/// @param constraint the version specifier as written; empty where there is none
/// @param version the version where the specifier pins it with `==` or `===`; else empty
/// @param url where it names a place; else empty
record Requirement(String name, String constraint, String version, String url) {

  /// The requirement that a text is; empty where it is none.
  static Optional<Requirement> of(String text) {
    int end = 0;
    while (end < text.length() && isNamed(text.charAt(end))) {
      end++;
    }
    if (end == 0 || !isLetterOrDigit(text.charAt(0)) || !isLetterOrDigit(text.charAt(end - 1))) {
      return Optional.empty();
    }
    String name = normalised(text.substring(0, end));
    String rest = text.substring(end).strip();
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      if (close < 0) {
        return Optional.empty();
      }
      rest = rest.substring(close + 1).strip();
    }
    if (rest.startsWith("@")) {
      int marker = rest.indexOf(" ;");
      String url = (marker < 0 ? rest.substring(1) : rest.substring(1, marker)).strip();
      return Optional.of(new Requirement(name, "", "", url));
    }
    int marker = rest.indexOf(';');
    rest = (marker < 0 ? rest : rest.substring(0, marker)).strip();
    if (rest.startsWith("(") && rest.endsWith(")")) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    if (!rest.isEmpty() && "<>=!~".indexOf(rest.charAt(0)) < 0) {
      return Optional.empty();
    }
    return Optional.of(new Requirement(name, rest, pinned(rest), ""));
  }

  /// A name as all tools compare it: small letters, with `-` for each run of `-`, `_` and `.`.
  static String normalised(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean joined = false;
    for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
      boolean joins = c == '-' || c == '_' || c == '.';
      if (!joins) {
        normal.append(c);
      } else if (!joined) {
        normal.append('-');
      }
      joined = joins;
    }
    return normal.toString();
  }

  /// The version that a specifier leaves no choice but.
  static String pinned(String specifier) {
    String one = specifier.strip();
    if (!one.startsWith("==")
        || one.indexOf(',') >= 0
        || one.endsWith(".*")
        || one.indexOf('$') >= 0) {
      return "";
    }
    return one.substring(one.startsWith("===") ? 3 : 2).strip();
  }

  private static boolean isNamed(char c) {
    return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
