package dev.lockstep.source.yaml;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.Locale;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Adds scalars to a tree: plain ones by what they look like.
final class YamlScalars {
  private final TreeBuilder builder;
  private final boolean pattern;

  YamlScalars(TreeBuilder builder, boolean pattern) {
    this.builder = builder;
    this.pattern = pattern;
  }

  /// Where a scalar ends: behind its last byte that is no line's end.
  int end(int start, int end) {
    byte[] source = builder.source();
    int at = Math.min(end, source.length);
    while (at > start && (source[at - 1] == '\n' || source[at - 1] == '\r')) {
      at--;
    }
    return at;
  }

  void add(ScalarEvent scalar, int start, int end) {
    String value = scalar.getValue();
    if (pattern) {
      if (scalar.getScalarStyle() == ScalarStyle.PLAIN && addGap(value, start, end)) {
        return;
      }
      value = value.replace(YamlPatterns.MARKER, "...");
    }
    Kind kind = scalar.getScalarStyle() == ScalarStyle.PLAIN ? kind(value) : Kind.STRING;
    String symbol =
        switch (kind) {
          case NULL -> "null";
          case BOOLEAN -> isTrue(value) ? "true" : "false";
          default -> value;
        };
    builder.leaf(kind, builder.symbols().intern(symbol), start, end);
  }

  private boolean addGap(String value, int start, int end) {
    if (value.equals(YamlPatterns.MARKER)) {
      builder.leaf(Kind.ELLIPSIS, Symbols.EMPTY, start, end);
      return true;
    }
    boolean many = value.startsWith("$" + YamlPatterns.MARKER);
    String name = many ? value.substring(1 + YamlPatterns.MARKER.length()) : value;
    if (!many && !name.startsWith("$") || !isMetavariable(many ? "$" + name : name)) {
      return false;
    }
    Kind kind = many ? Kind.META_ELLIPSIS : Kind.META;
    builder.leaf(kind, builder.symbols().intern(many ? "$..." + name : name), start, end);
    return true;
  }

  private static boolean isMetavariable(String text) {
    if (text.length() < 2) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c == '_' || i > 1 && c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static Kind kind(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "null", "~" -> Kind.NULL;
      case "y", "yes", "true", "on", "n", "no", "false", "off" -> Kind.BOOLEAN;
      default -> isNumber(value) ? Kind.NUMBER : Kind.STRING;
    };
  }

  private static boolean isTrue(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "true", "on" -> true;
      default -> false;
    };
  }

  /// Whether a plain scalar is a decimal number.
  private static boolean isNumber(String value) {
    int at = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
    boolean digits = false;
    boolean point = false;
    for (; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return digits && isExponent(value, at);
      }
    }
    return digits;
  }

  private static boolean isExponent(String value, int at) {
    if (value.charAt(at) != 'e' && value.charAt(at) != 'E') {
      return false;
    }
    int from = at + 1;
    if (from < value.length() && (value.charAt(from) == '-' || value.charAt(from) == '+')) {
      from++;
    }
    return from < value.length() && value.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }
}
