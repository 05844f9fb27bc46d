package dev.lockstep.sast;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.regex.pcre.PcreSyntax;
import dev.lockstep.sast.rule.SastRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Texts of rules with what metavariables stand for in their places.
final class Messages {
  private static final int MAX_VALUE = 2_000;
  private static final long BUDGET = 5_000_000;

  private Messages() {}

  /// Replaces `$X` and `$...X` by their values; names that are not bound stay.
  static String filled(String text, Function<String, Optional<String>> values) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '$' ? end(text, at) : at;
      Optional<String> value = end > at ? values.apply(text.substring(at, end)) : Optional.empty();
      if (value.isPresent()) {
        String its = value.get();
        out.append(its.length() > MAX_VALUE ? its.substring(0, MAX_VALUE) : its);
        at = end;
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString().strip();
  }

  private static int end(String text, int at) {
    int from = text.startsWith("...", at + 1) ? at + 4 : at + 1;
    int end = from;
    while (end < text.length()
        && (Character.isUpperCase(text.charAt(end))
            || Character.isDigit(text.charAt(end))
            || text.charAt(end) == '_')) {
      end++;
    }
    return end > from ? end : at;
  }

  /// What a `fix-regex` makes of a match; empty where it changes nothing.
  static Optional<String> replaced(SastRule.FixRegex fix, String code) {
    PcreMatcher matcher;
    try {
      matcher = Pcre.compile(fix.regex(), true, false).matcher();
    } catch (PcreSyntax e) {
      return Optional.empty();
    }
    byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
    matcher.text(bytes, 0, bytes.length, BUDGET);
    StringBuilder out = new StringBuilder();
    int done = 0;
    int count = 0;
    while (done <= bytes.length && matcher.find(done)) {
      out.append(text(bytes, done, matcher.start(0)));
      out.append(expanded(fix.replacement(), matcher, bytes));
      done = Math.max(matcher.end(0), done);
      if (++count == fix.count() || matcher.end(0) == matcher.start(0)) {
        break;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            out.append(text(bytes, Math.min(done, bytes.length), bytes.length)).toString());
  }

  private static String expanded(String replacement, PcreMatcher matcher, byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '\\' && i + 1 < replacement.length()) {
        char next = replacement.charAt(++i);
        if (Character.isDigit(next)) {
          int group = next - '0';
          if (matcher.start(group) >= 0) {
            out.append(text(bytes, matcher.start(group), matcher.end(group)));
          }
        } else {
          out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
