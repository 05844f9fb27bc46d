package dev.lockstep.engine.ignore;

import org.jspecify.annotations.Nullable;

/// One line of an ignore file.
///
/// @param negated whether it takes back what lines before it ignore
/// @param foldersOnly whether it speaks of folders only
/// @param byName whether it is matched against the name alone, in any folder below
record IgnorePattern(boolean negated, boolean foldersOnly, boolean byName, Matcher matcher) {

  /// The three shapes that patterns have, the common ones without a matcher that can back up.
  sealed interface Matcher {
    /// Whether the rest of a path, from a place in it on, has the shape.
    boolean matches(String path, int from);

    record Exact(String text) implements Matcher {
      @Override
      public boolean matches(String path, int from) {
        return path.length() - from == text.length() && path.startsWith(text, from);
      }
    }

    record Suffix(String text) implements Matcher {
      @Override
      public boolean matches(String path, int from) {
        return path.length() - from >= text.length() && path.endsWith(text);
      }
    }

    record Wild(Glob glob) implements Matcher {
      @Override
      public boolean matches(String path, int from) {
        return glob.matches(path, from, path.length());
      }
    }
  }

  /// Reads a line without its end; null where it is empty or a comment.
  static @Nullable IgnorePattern parse(String line) {
    String text = withoutTrailingSpaces(line);
    if (text.isEmpty() || text.charAt(0) == '#') {
      return null;
    }
    boolean negated = text.charAt(0) == '!';
    if (negated) {
      text = text.substring(1);
    }
    boolean foldersOnly = text.endsWith("/");
    if (foldersOnly) {
      text = text.substring(0, text.length() - 1);
    }
    boolean byName = text.indexOf('/') < 0;
    if (text.startsWith("/")) {
      text = text.substring(1);
    }
    return text.isEmpty()
        ? null
        : new IgnorePattern(negated, foldersOnly, byName, matcher(text, byName));
  }

  private static Matcher matcher(String text, boolean byName) {
    if (isPlain(text, 0)) {
      return new Matcher.Exact(text);
    }
    if (byName && text.charAt(0) == '*' && isPlain(text, 1)) {
      return new Matcher.Suffix(text.substring(1));
    }
    return new Matcher.Wild(Glob.compile(text));
  }

  private static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("*?[\\".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Spaces at the end count only behind a backslash.
  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isEscaped(String line, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && line.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /// @param path a path that holds the place from `start` on, relative to the ignore file's folder
  /// @param name where its last name begins
  boolean matches(String path, int start, int name, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    return matcher.matches(path, byName ? name : start);
  }
}
