package dev.lockstep.engine.ignore;

import java.util.Arrays;

/// A path pattern with git's wildcards: `?` and `*` stop at slashes, `**` between slashes does not,
/// `[...]` is one character. Source: git's `wildmatch.c` with `WM_PATHNAME`.
///
/// Matching takes at most the product of the lengths for each `**`, whatever the pattern: only the
/// last `*` and the last `**` are ever tried again, as an earlier one could not do better.
final class Glob {
  private static final int ANY = -1;
  private static final int STAR = -2;

  /// `**` and its slash: nothing, or whole folders.
  private static final int FOLDERS = -3;

  /// `**` at the end: everything, slashes too.
  private static final int REST = -4;

  /// Never matches: an unclosed bracket, a backslash at the end.
  private static final int NEVER = -5;

  /// From here downwards: the classes.
  private static final int CLASS = -6;

  private final int[] codes;
  private final CharacterClass[] classes;

  private Glob(int[] codes, CharacterClass[] classes) {
    this.codes = codes;
    this.classes = classes;
  }

  static Glob compile(String pattern) {
    return new Compiler(pattern).compile();
  }

  /// Whether the text from `start` to `end` matches as a whole.
  boolean matches(String text, int start, int end) {
    int code = 0;
    int at = start;
    int starCode = -1;
    int starAt = 0;
    int foldersCode = -1;
    int foldersAt = 0;
    while (true) {
      if (code < codes.length) {
        int next = codes[code];
        if (next == REST) {
          return true;
        }
        if (next == STAR) {
          starCode = ++code;
          starAt = at;
          continue;
        }
        if (next == FOLDERS) {
          foldersCode = ++code;
          foldersAt = at;
          starCode = -1;
          continue;
        }
        if (at < end && matches(next, text.charAt(at))) {
          code++;
          at++;
          continue;
        }
      } else if (at == end) {
        return true;
      }
      if (starCode >= 0 && starAt < end && text.charAt(starAt) != '/') {
        at = ++starAt;
        code = starCode;
        continue;
      }
      int slash = foldersCode < 0 ? -1 : text.indexOf('/', foldersAt, end);
      if (slash < 0) {
        return false;
      }
      foldersAt = slash + 1;
      at = foldersAt;
      code = foldersCode;
      starCode = -1;
    }
  }

  private boolean matches(int code, char c) {
    if (code >= 0) {
      return code == c;
    }
    if (code == ANY) {
      return c != '/';
    }
    return code <= CLASS && c != '/' && classes[CLASS - code].contains(c);
  }

  private static final class Compiler {
    private final String pattern;
    private int[] codes;
    private int size;
    private CharacterClass[] classes = new CharacterClass[0];
    private int at;

    Compiler(String pattern) {
      this.pattern = pattern;
      this.codes = new int[pattern.length() + 1];
    }

    Glob compile() {
      while (at < pattern.length()) {
        char c = pattern.charAt(at++);
        switch (c) {
          case '*' -> stars();
          case '?' -> add(ANY);
          case '[' -> bracket();
          case '\\' -> add(at < pattern.length() ? pattern.charAt(at++) : NEVER);
          default -> add(c);
        }
      }
      return new Glob(Arrays.copyOf(codes, size), classes);
    }

    /// Called behind the first star of a run.
    private void stars() {
      int first = at - 1;
      while (at < pattern.length() && pattern.charAt(at) == '*') {
        at++;
      }
      boolean startsName = first == 0 || pattern.charAt(first - 1) == '/';
      if (at - first < 2 || !startsName) {
        add(STAR);
      } else if (at == pattern.length()) {
        add(REST);
      } else if (pattern.charAt(at) == '/') {
        at++;
        add(FOLDERS);
      } else {
        add(STAR);
      }
    }

    private void bracket() {
      CharacterClass.Parsed parsed = CharacterClass.parse(pattern, at);
      if (parsed == null) {
        add(NEVER);
        at = pattern.length();
        return;
      }
      at = parsed.end();
      classes = Arrays.copyOf(classes, classes.length + 1);
      classes[classes.length - 1] = parsed.set();
      add(CLASS - (classes.length - 1));
    }

    private void add(int code) {
      codes[size++] = code;
    }
  }
}
