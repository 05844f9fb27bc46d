package dev.lockstep.regex.syntax;

import org.jspecify.annotations.Nullable;

/// Reads bracketed classes, class escapes and single-character escapes.
final class ClassParser {
  private final Pattern in;

  ClassParser(Pattern in) {
    this.in = in;
  }

  /// Reads from `[` to `]`.
  CodePoints bracket(Flags flags) throws RegexSyntax {
    int open = in.position();
    in.skip(1);
    boolean negated = !in.atEnd() && in.peek() == '^';
    if (negated) {
      in.skip(1);
    }
    CodePoints set = CodePoints.NONE;
    boolean first = true;
    while (in.atEnd() || in.peek() != ']' || first) {
      first = false;
      CodePoints named = in.startsWith("[:") ? posix(flags) : escapedClass(flags);
      set = set.or(named != null ? named : range(open, flags));
    }
    in.skip(1);
    return negated ? set.not() : set;
  }

  private CodePoints range(int open, Flags flags) throws RegexSyntax {
    int from = in.position();
    int first = character(open);
    int last = first;
    if (in.peekAt(0) == '-' && in.peekAt(1) != ']' && in.peekAt(1) != 0) {
      in.skip(1);
      last = character(open);
      if (last < first) {
        throw in.error("invalid character class range", from, in.position());
      }
    }
    return folded(CodePoints.range(first, last), flags);
  }

  private int character(int open) throws RegexSyntax {
    if (in.atEnd()) {
      throw in.error("missing closing ]", open, in.text().length());
    }
    return in.peek() == '\\' ? escape() : in.next();
  }

  private static CodePoints folded(CodePoints set, Flags flags) {
    return flags.foldCase() ? CaseFolding.close(set) : set;
  }

  /// Reads `[:alpha:]` or `[:^alpha:]`, or returns null where none is closed.
  private @Nullable CodePoints posix(Flags flags) throws RegexSyntax {
    int from = in.position();
    int end = in.text().indexOf(":]", from + 2);
    if (end < 0) {
      return null;
    }
    String name = in.text().substring(from + 2, end);
    boolean negated = name.startsWith("^");
    CodePoints set = AsciiClass.named(negated ? name.substring(1) : name);
    if (set == null) {
      throw in.error("invalid character class range", from, end + 2);
    }
    in.moveTo(end + 2);
    CodePoints folded = folded(set, flags);
    return negated ? folded.not() : folded;
  }

  /// Reads `\d` or `\pL` and the like, or returns null where there is none.
  @Nullable CodePoints escapedClass(Flags flags) throws RegexSyntax {
    if (in.peekAt(0) != '\\') {
      return null;
    }
    char kind = in.peekAt(1);
    if (kind == 'p' || kind == 'P') {
      return unicode(kind == 'P', flags);
    }
    CodePoints set = AsciiClass.escaped(Character.toLowerCase(kind));
    if (set == null) {
      return null;
    }
    in.skip(2);
    CodePoints folded = folded(set, flags);
    return 'A' <= kind && kind <= 'Z' ? folded.not() : folded;
  }

  private CodePoints unicode(boolean negatedKind, Flags flags) throws RegexSyntax {
    int from = in.position();
    in.skip(2);
    if (in.atEnd()) {
      throw in.error("invalid character class range", from, in.text().length());
    }
    String name;
    if (in.peek() == '{') {
      int end = in.text().indexOf('}', from);
      if (end < 0) {
        throw in.error("invalid character class range", from, in.text().length());
      }
      name = in.text().substring(from + 3, end);
      in.moveTo(end + 1);
    } else {
      name = Character.toString(in.next());
    }
    boolean negated = negatedKind;
    if (name.startsWith("^")) {
      negated = !negated;
      name = name.substring(1);
    }
    CodePoints set = UnicodeClass.named(name);
    if (set == null) {
      throw in.error("invalid character class range", from, in.position());
    }
    CodePoints folded = folded(set, flags);
    return negated ? folded.not() : folded;
  }

  /// Reads an escape that stands for one character.
  int escape() throws RegexSyntax {
    int from = in.position();
    in.skip(1);
    if (in.atEnd()) {
      throw new RegexSyntax("trailing backslash at end of expression", "", from);
    }
    int c = in.next();
    int value =
        switch (c) {
          case 'a' -> 7;
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'v' -> 0x0B;
          case 'x' -> hexadecimal();
          case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
          default -> c < 0x80 && (c == '_' || !CodePoints.WORD.contains(c)) ? c : -1;
        };
    if (value < 0) {
      throw in.error("invalid escape sequence", from, in.position());
    }
    return value;
  }

  /// A single digit but 0 would be a reference back, which there is none of.
  private int octal(int first) {
    if (first != '0' && !octalDigit(in.peekAt(0))) {
      return -1;
    }
    int value = first - '0';
    for (int i = 1; i < 3 && octalDigit(in.peekAt(0)); i++) {
      value = value * 8 + in.peek() - '0';
      in.skip(1);
    }
    return value;
  }

  private static boolean octalDigit(char c) {
    return '0' <= c && c <= '7';
  }

  private int hexadecimal() throws RegexSyntax {
    if (in.atEnd()) {
      return -1;
    }
    int c = in.next();
    if (c == '{') {
      return bracedHexadecimal();
    }
    int high = hexDigit(c);
    int low = in.atEnd() ? -1 : hexDigit(in.next());
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private int bracedHexadecimal() throws RegexSyntax {
    int value = 0;
    for (int digits = 0; !in.atEnd(); digits++) {
      int c = in.next();
      if (c == '}') {
        return digits == 0 ? -1 : value;
      }
      int digit = hexDigit(c);
      value = value * 16 + digit;
      if (digit < 0 || value > CodePoints.LAST) {
        return -1;
      }
    }
    return -1;
  }

  private static int hexDigit(int c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
