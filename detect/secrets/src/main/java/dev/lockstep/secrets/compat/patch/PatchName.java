package dev.lockstep.secrets.compat.patch;

import org.jspecify.annotations.Nullable;

/// The names in a patch's file headers, as gitleaks reads them (`file_header.go` of its
/// `go-gitdiff`). Text is Latin-1: a `char` a byte.
final class PatchName {

  private PatchName() {}

  /// The name in `diff --git A B` where both are the same; empty where they are not, or cannot be
  /// told apart; null where the header is malformed.
  static @Nullable String ofBoth(String names) {
    int quote = names.indexOf('"');
    if (quote < 0) {
      return ofEqualHalves(behindSlash(names));
    }
    if (quote > 0) {
      QuotedName second = QuotedName.read(names.substring(quote));
      return second == null || !isBlank(names.charAt(quote - 1))
          ? null
          : ofEqual(names.substring(0, quote - 1), second.name());
    }
    QuotedName first = QuotedName.read(names);
    if (first == null) {
      return null;
    }
    String rest = names.substring(first.end()).stripLeading();
    if (!rest.startsWith("\"")) {
      return ofEqual(first.name(), rest);
    }
    QuotedName second = QuotedName.read(rest);
    return second == null ? null : ofEqual(first.name(), second.name());
  }

  private static String ofEqual(String first, String second) {
    String name = behindSlash(first);
    return !second.isEmpty() && name.equals(behindSlash(second)) ? name : "";
  }

  /// Names may hold blanks, so the split is where both halves are the same.
  private static String ofEqualHalves(String text) {
    for (int i = 0; i < text.length() - 1; i++) {
      if (isBlank(text.charAt(i))
          && text.regionMatches(0, behindSlash(text.substring(i + 1)), 0, i)
          && behindSlash(text.substring(i + 1)).length() == i) {
        return text.substring(0, i);
      }
    }
    return "";
  }

  private static String behindSlash(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  /// A name behind `+++ ` or `rename to `.
  ///
  /// @param prefixed whether a first folder, `a/` or `b/`, is not part of it, and a tab ends it
  /// @return null where it is malformed
  static @Nullable String of(String text, boolean prefixed) {
    String name = text;
    if (text.startsWith("\"")) {
      QuotedName quoted = QuotedName.read(text);
      if (quoted == null) {
        return null;
      }
      name = quoted.name();
    } else if (prefixed && text.indexOf('\t') >= 0) {
      name = text.substring(0, text.indexOf('\t'));
    }
    if (name.isEmpty()) {
      return null;
    }
    return name.equals(FileHeader.NONE) ? name : clean(name, prefixed);
  }

  private static String clean(String name, boolean prefixed) {
    StringBuilder clean = new StringBuilder();
    boolean drop = prefixed;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/' && i + 1 < name.length() && name.charAt(i + 1) == '/') {
        continue;
      }
      if (c == '/' && drop) {
        drop = false;
        clean.setLength(0);
        continue;
      }
      clean.append(c);
    }
    return clean.toString();
  }
}
