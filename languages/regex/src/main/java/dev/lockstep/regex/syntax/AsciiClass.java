package dev.lockstep.regex.syntax;

import org.jspecify.annotations.Nullable;

/// Perl's and POSIX' named classes; all of them are ASCII in Go.
final class AsciiClass {
  private static final CodePoints DIGIT = CodePoints.range('0', '9');
  private static final CodePoints UPPER = CodePoints.range('A', 'Z');
  private static final CodePoints LOWER = CodePoints.range('a', 'z');
  private static final CodePoints BLANK = CodePoints.of('\t').or(CodePoints.of(' '));

  private AsciiClass() {}

  /// The set behind `\d`, `\s`, `\w`, or null.
  static @Nullable CodePoints escaped(char kind) {
    return switch (kind) {
      case 'd' -> DIGIT;
      case 's' -> CodePoints.ofRanges(new int[] {'\t', '\n', '\f', '\r', ' ', ' '});
      case 'w' -> CodePoints.WORD;
      default -> null;
    };
  }

  /// The set behind `[:name:]`, or null.
  static @Nullable CodePoints named(String name) {
    return switch (name) {
      case "alnum" -> DIGIT.or(UPPER).or(LOWER);
      case "alpha" -> UPPER.or(LOWER);
      case "ascii" -> CodePoints.range(0, 0x7F);
      case "blank" -> BLANK;
      case "cntrl" -> CodePoints.range(0, 0x1F).or(CodePoints.of(0x7F));
      case "digit" -> DIGIT;
      case "graph" -> CodePoints.range('!', '~');
      case "lower" -> LOWER;
      case "print" -> CodePoints.range(' ', '~');
      case "punct" -> CodePoints.ofRanges(new int[] {'!', '/', ':', '@', '[', '`', '{', '~'});
      case "space" -> CodePoints.ofRanges(new int[] {'\t', '\r', ' ', ' '});
      case "upper" -> UPPER;
      case "word" -> CodePoints.WORD;
      case "xdigit" -> DIGIT.or(CodePoints.range('A', 'F')).or(CodePoints.range('a', 'f'));
      default -> null;
    };
  }
}
