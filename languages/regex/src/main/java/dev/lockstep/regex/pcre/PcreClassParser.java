package dev.lockstep.regex.pcre;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Reads what stands in brackets, and escapes of characters and classes.
final class PcreClassParser {
  private static final Map<String, Byte> CATEGORIES =
      Map.ofEntries(
          Map.entry("Lu", Character.UPPERCASE_LETTER),
          Map.entry("Ll", Character.LOWERCASE_LETTER),
          Map.entry("Lt", Character.TITLECASE_LETTER),
          Map.entry("Lm", Character.MODIFIER_LETTER),
          Map.entry("Lo", Character.OTHER_LETTER),
          Map.entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
          Map.entry("Nl", Character.LETTER_NUMBER),
          Map.entry("No", Character.OTHER_NUMBER),
          Map.entry("Mn", Character.NON_SPACING_MARK),
          Map.entry("Cc", Character.CONTROL),
          Map.entry("Cf", Character.FORMAT),
          Map.entry("Zs", Character.SPACE_SEPARATOR),
          Map.entry("Zl", Character.LINE_SEPARATOR),
          Map.entry("Zp", Character.PARAGRAPH_SEPARATOR));

  private final PcreParser parser;
  private final String text;

  PcreClassParser(PcreParser parser) {
    this.parser = parser;
    this.text = parser.text();
  }

  /// Behind the opening bracket.
  CodeSet parse() throws PcreSyntax {
    CodeSet set = new CodeSet();
    boolean negated = take("^");
    boolean first = true;
    while (first || !text.startsWith("]", parser.at())) {
      if (parser.at() >= text.length()) {
        throw parser.error("missing terminating ] for character class");
      }
      first = false;
      element(set);
    }
    parser.at(parser.at() + 1);
    CodeSet whole = parser.ignoreCase() ? set.withoutCase() : set;
    return (negated ? whole.negate() : whole).ready();
  }

  private boolean take(String what) {
    if (text.startsWith(what, parser.at())) {
      parser.at(parser.at() + what.length());
      return true;
    }
    return false;
  }

  private void element(CodeSet set) throws PcreSyntax {
    if (text.startsWith("[:", parser.at())) {
      int end = text.indexOf(":]", parser.at());
      IntPredicate named =
          end < 0 ? null : posix(text.substring(parser.at() + 2, end).replace("^", ""));
      if (named != null) {
        boolean not = text.charAt(parser.at() + 2) == '^';
        set.add(not ? named.negate() : named);
        parser.at(end + 2);
        return;
      }
    }
    CodeSet shorthand = shorthand();
    if (shorthand != null) {
      set.addAll(shorthand);
      return;
    }
    int low = character();
    if (text.startsWith("-", parser.at()) && !text.startsWith("-]", parser.at())) {
      int dash = parser.at();
      parser.at(dash + 1);
      CodeSet behind = shorthand();
      if (behind != null) {
        set.add(low, low).add('-', '-').addAll(behind);
        return;
      }
      int high = character();
      if (high < low) {
        throw parser.error("range out of order in character class");
      }
      set.add(low, high);
      return;
    }
    set.add(low, low);
  }

  private int character() throws PcreSyntax {
    if (parser.at() >= text.length()) {
      throw parser.error("missing terminating ] for character class");
    }
    int c = text.codePointAt(parser.at());
    if (c == '\\') {
      return escapedCharacter();
    }
    parser.at(parser.at() + Character.charCount(c));
    return c;
  }

  /// A class of one escape, or null, and then nothing is taken.
  @Nullable CodeSet shorthand() throws PcreSyntax {
    if (!text.startsWith("\\", parser.at()) || parser.at() + 1 >= text.length()) {
      return null;
    }
    char c = text.charAt(parser.at() + 1);
    CodeSet set = new CodeSet();
    switch (Character.toLowerCase(c)) {
      case 'd' -> set.add('0', '9');
      case 'w' -> set.add('0', '9').add('a', 'z').add('A', 'Z').add('_', '_');
      case 's' -> set.add(9, 13).add(' ', ' ');
      case 'h' -> set.add(9, 9).add(' ', ' ').add(0xa0, 0xa0).add(0x2000, 0x200a);
      case 'v' -> set.add(10, 13).add(0x85, 0x85).add(0x2028, 0x2029);
      case 'n' -> {
        if (c == 'n') {
          return null;
        }
        set.add('\n', '\n');
      }
      case 'p' -> {
        return property(c == 'P');
      }
      default -> {
        return null;
      }
    }
    parser.at(parser.at() + 2);
    return Character.isUpperCase(c) ? set.negate() : set;
  }

  private CodeSet property(boolean negated) throws PcreSyntax {
    int start = parser.at() + 2;
    boolean braced = text.startsWith("{", start);
    int end = braced ? text.indexOf('}', start) : start + 1;
    if (end < 0 || end > text.length()) {
      throw parser.error("malformed \\p");
    }
    String name = text.substring(braced ? start + 1 : start, end);
    boolean caret = name.startsWith("^");
    IntPredicate predicate = named(caret ? name.substring(1) : name);
    parser.at(braced ? end + 1 : end);
    CodeSet set = new CodeSet().add(predicate);
    return negated != caret ? set.negate() : set;
  }

  private IntPredicate named(String name) throws PcreSyntax {
    Byte category = CATEGORIES.get(name);
    if (category != null) {
      return c -> Character.getType(c) == category;
    }
    return switch (name) {
      case "Any" -> c -> true;
      case "L", "L&" -> Character::isLetter;
      case "N" ->
          c -> {
            int type = Character.getType(c);
            return type >= Character.DECIMAL_DIGIT_NUMBER && type <= Character.OTHER_NUMBER;
          };
      case "M" ->
          c -> {
            int type = Character.getType(c);
            return type >= Character.NON_SPACING_MARK && type <= Character.COMBINING_SPACING_MARK;
          };
      case "P" -> PcreClassParser::isPunctuation;
      case "S" ->
          c -> {
            int type = Character.getType(c);
            return type >= Character.MATH_SYMBOL && type <= Character.OTHER_SYMBOL;
          };
      case "Z" -> Character::isSpaceChar;
      case "C" -> c -> Character.getType(c) >= Character.CONTROL && !Character.isDefined(c);
      case "Xan" -> Character::isLetterOrDigit;
      case "Xwd" -> c -> Character.isLetterOrDigit(c) || c == '_';
      case "Xsp", "Xps" -> Character::isWhitespace;
      default -> script(name);
    };
  }

  private IntPredicate script(String name) throws PcreSyntax {
    try {
      Character.UnicodeScript script = Character.UnicodeScript.forName(name);
      return c -> Character.UnicodeScript.of(c) == script;
    } catch (IllegalArgumentException e) {
      throw parser.error("unknown property name after \\p");
    }
  }

  private static boolean isPunctuation(int c) {
    int type = Character.getType(c);
    return type >= Character.DASH_PUNCTUATION && type <= Character.OTHER_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION;
  }

  private static @Nullable IntPredicate posix(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "alpha" -> c -> c < 128 && Character.isLetter(c);
      case "digit" -> c -> c >= '0' && c <= '9';
      case "alnum" -> c -> c < 128 && Character.isLetterOrDigit(c);
      case "upper" -> c -> c >= 'A' && c <= 'Z';
      case "lower" -> c -> c >= 'a' && c <= 'z';
      case "space" -> c -> c == ' ' || c >= 9 && c <= 13;
      case "blank" -> c -> c == ' ' || c == 9;
      case "punct" -> c -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
      case "xdigit" -> c -> c < 128 && Character.digit(c, 16) >= 0;
      case "word" -> c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_');
      case "cntrl" -> c -> c < 32 || c == 127;
      case "print" -> c -> c >= 32 && c < 127;
      case "graph" -> c -> c > 32 && c < 127;
      case "ascii" -> c -> c < 128;
      default -> null;
    };
  }

  /// A character after a backslash, at which the parser stands.
  int escapedCharacter() throws PcreSyntax {
    int start = parser.at() + 1;
    if (start >= text.length()) {
      throw parser.error("\\ at end of pattern");
    }
    int c = text.codePointAt(start);
    parser.at(start + Character.charCount(c));
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      case 'e' -> 27;
      case 'a' -> 7;
      case 'b' -> 8;
      case '0' -> digits(8, 2, start);
      case 'x' -> hex(start + 1);
      case 'c' -> {
        parser.at(start + 2);
        yield start + 1 < text.length() ? text.charAt(start + 1) & 31 : 0;
      }
      default -> {
        if (c >= '1' && c <= '7') {
          yield digits(8, 3, start);
        }
        if (c < 128 && Character.isLetterOrDigit(c)) {
          throw parser.error("unrecognized character follows \\");
        }
        yield c;
      }
    };
  }

  private int hex(int start) throws PcreSyntax {
    if (text.startsWith("{", start)) {
      int end = text.indexOf('}', start);
      try {
        int value = Integer.parseInt(text.substring(start + 1, Math.max(end, start + 1)), 16);
        parser.at(end + 1);
        return value;
      } catch (NumberFormatException e) {
        throw parser.error("malformed \\x{}");
      }
    }
    return digits(16, 2, start);
  }

  private int digits(int base, int most, int start) {
    int value = 0;
    int i = start;
    while (i < text.length() && i - start < most && Character.digit(text.charAt(i), base) >= 0) {
      value = value * base + Character.digit(text.charAt(i++), base);
    }
    parser.at(i);
    return value;
  }
}
