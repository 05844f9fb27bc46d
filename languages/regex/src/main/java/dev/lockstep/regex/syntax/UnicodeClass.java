package dev.lockstep.regex.syntax;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sets behind `\p{...}`: general categories, scripts and Go's `Any`, `Assigned`, `ASCII`, in
/// the Unicode version of the running Java. Names are read as Go reads them: case, spaces,
/// underscores and hyphens do not count.
final class UnicodeClass {
  /// General categories by Go's short names; two-letter ones by Java's number.
  private static final Map<String, Integer> CATEGORIES =
      Map.ofEntries(
          Map.entry("cn", (int) Character.UNASSIGNED),
          Map.entry("lu", (int) Character.UPPERCASE_LETTER),
          Map.entry("ll", (int) Character.LOWERCASE_LETTER),
          Map.entry("lt", (int) Character.TITLECASE_LETTER),
          Map.entry("lm", (int) Character.MODIFIER_LETTER),
          Map.entry("lo", (int) Character.OTHER_LETTER),
          Map.entry("mn", (int) Character.NON_SPACING_MARK),
          Map.entry("me", (int) Character.ENCLOSING_MARK),
          Map.entry("mc", (int) Character.COMBINING_SPACING_MARK),
          Map.entry("nd", (int) Character.DECIMAL_DIGIT_NUMBER),
          Map.entry("nl", (int) Character.LETTER_NUMBER),
          Map.entry("no", (int) Character.OTHER_NUMBER),
          Map.entry("zs", (int) Character.SPACE_SEPARATOR),
          Map.entry("zl", (int) Character.LINE_SEPARATOR),
          Map.entry("zp", (int) Character.PARAGRAPH_SEPARATOR),
          Map.entry("cc", (int) Character.CONTROL),
          Map.entry("cf", (int) Character.FORMAT),
          Map.entry("co", (int) Character.PRIVATE_USE),
          Map.entry("cs", (int) Character.SURROGATE),
          Map.entry("pd", (int) Character.DASH_PUNCTUATION),
          Map.entry("ps", (int) Character.START_PUNCTUATION),
          Map.entry("pe", (int) Character.END_PUNCTUATION),
          Map.entry("pc", (int) Character.CONNECTOR_PUNCTUATION),
          Map.entry("po", (int) Character.OTHER_PUNCTUATION),
          Map.entry("sm", (int) Character.MATH_SYMBOL),
          Map.entry("sc", (int) Character.CURRENCY_SYMBOL),
          Map.entry("sk", (int) Character.MODIFIER_SYMBOL),
          Map.entry("so", (int) Character.OTHER_SYMBOL),
          Map.entry("pi", (int) Character.INITIAL_QUOTE_PUNCTUATION),
          Map.entry("pf", (int) Character.FINAL_QUOTE_PUNCTUATION));

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("other", "c"),
          Map.entry("control", "cc"),
          Map.entry("cntrl", "cc"),
          Map.entry("format", "cf"),
          Map.entry("unassigned", "cn"),
          Map.entry("privateuse", "co"),
          Map.entry("surrogate", "cs"),
          Map.entry("letter", "l"),
          Map.entry("casedletter", "lc"),
          Map.entry("lowercaseletter", "ll"),
          Map.entry("modifierletter", "lm"),
          Map.entry("otherletter", "lo"),
          Map.entry("titlecaseletter", "lt"),
          Map.entry("uppercaseletter", "lu"),
          Map.entry("mark", "m"),
          Map.entry("combiningmark", "m"),
          Map.entry("spacingmark", "mc"),
          Map.entry("enclosingmark", "me"),
          Map.entry("nonspacingmark", "mn"),
          Map.entry("number", "n"),
          Map.entry("decimalnumber", "nd"),
          Map.entry("digit", "nd"),
          Map.entry("letternumber", "nl"),
          Map.entry("othernumber", "no"),
          Map.entry("punctuation", "p"),
          Map.entry("punct", "p"),
          Map.entry("connectorpunctuation", "pc"),
          Map.entry("dashpunctuation", "pd"),
          Map.entry("closepunctuation", "pe"),
          Map.entry("finalpunctuation", "pf"),
          Map.entry("initialpunctuation", "pi"),
          Map.entry("otherpunctuation", "po"),
          Map.entry("openpunctuation", "ps"),
          Map.entry("symbol", "s"),
          Map.entry("currencysymbol", "sc"),
          Map.entry("modifiersymbol", "sk"),
          Map.entry("mathsymbol", "sm"),
          Map.entry("othersymbol", "so"),
          Map.entry("separator", "z"),
          Map.entry("lineseparator", "zl"),
          Map.entry("paragraphseparator", "zp"),
          Map.entry("spaceseparator", "zs"));

  private UnicodeClass() {}

  /// The set of this name, or null.
  static @Nullable CodePoints named(String name) {
    String plain = plain(name);
    if (plain.equals("any")) {
      return CodePoints.ALL;
    }
    if (plain.equals("ascii")) {
      return CodePoints.range(0, 0x7F);
    }
    if (plain.equals("assigned")) {
      return categories(1 << Character.UNASSIGNED).not();
    }
    int mask = mask(ALIASES.getOrDefault(plain, plain));
    if (mask != 0) {
      return categories(mask);
    }
    Character.UnicodeScript script = script(plain);
    return script == null ? null : scripts(script);
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        plain.append('A' <= c && c <= 'Z' ? (char) (c + 32) : c);
      }
    }
    return plain.toString();
  }

  private static int mask(String name) {
    if (name.equals("lc")) {
      return mask("lu") | mask("ll") | mask("lt");
    }
    Integer category = CATEGORIES.get(name);
    if (category != null) {
      return 1 << category;
    }
    int mask = 0;
    for (Map.Entry<String, Integer> entry : CATEGORIES.entrySet()) {
      if (name.length() == 1 && entry.getKey().startsWith(name)) {
        mask |= 1 << entry.getValue();
      }
    }
    return mask;
  }

  private static Character.@Nullable UnicodeScript script(String plain) {
    for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
      boolean inGo = script != Character.UnicodeScript.UNKNOWN;
      if (inGo && plain(script.name().toLowerCase(Locale.ROOT)).equals(plain)) {
        return script;
      }
    }
    return null;
  }

  private static CodePoints categories(int mask) {
    Ranges ranges = new Ranges();
    for (int c = 0; c <= CodePoints.LAST; c++) {
      if ((mask >>> Character.getType(c) & 1) != 0) {
        ranges.add(c);
      }
    }
    return ranges.set();
  }

  private static CodePoints scripts(Character.UnicodeScript script) {
    Ranges ranges = new Ranges();
    for (int c = 0; c <= CodePoints.LAST; c++) {
      if (Character.UnicodeScript.of(c) == script) {
        ranges.add(c);
      }
    }
    return ranges.set();
  }

  private static final class Ranges {
    private int[] bounds = new int[256];
    private int size;

    void add(int c) {
      if (size > 0 && bounds[size - 1] == c - 1) {
        bounds[size - 1] = c;
        return;
      }
      if (size == bounds.length) {
        bounds = Arrays.copyOf(bounds, size * 2);
      }
      bounds[size++] = c;
      bounds[size++] = c;
    }

    CodePoints set() {
      return CodePoints.ofRanges(Arrays.copyOf(bounds, size));
    }
  }
}
