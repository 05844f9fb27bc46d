package dev.lockstep.sast.fix;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.regex.pcre.PcreSyntax;
import dev.lockstep.sast.rule.SastRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// What a rule puts in the place of a match: its `fix` with metavariables, or what its `fix-regex`
/// makes of the match. The semantics are those of Semgrep's `Autofix`.
public final class Autofix {
  private static final long BUDGET = 5_000_000;

  private Autofix() {}

  /// The text that takes the place of a match, which may be what is there; empty where the rule has
  /// none.
  ///
  /// @param values what metavariables stand for
  /// @param code the match as the file has it
  /// @param column of the match, from 0: further lines of a fix are moved so far
  public static Optional<String> replacement(
      SastRule rule, Function<String, Optional<String>> values, String code, int column) {
    String fix = rule.fix();
    SastRule.FixRegex regex = rule.fixRegex();
    if (fix != null) {
      // A block of YAML ends its last line; the file has that end already.
      return Optional.of(aligned(Template.filled(fix.stripTrailing(), values, true), column));
    }
    return regex == null ? Optional.empty() : replaced(regex, code);
  }

  private static String aligned(String text, int column) {
    return text.replace("\n", "\n" + " ".repeat(column));
  }

  private static Optional<String> replaced(SastRule.FixRegex fix, String code) {
    Pcre pcre;
    try {
      pcre = Pcre.compile(fix.regex(), false, false);
    } catch (PcreSyntax e) {
      return Optional.empty();
    }
    PcreMatcher matcher = pcre.matcher();
    byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
    matcher.text(bytes, 0, bytes.length, BUDGET);
    StringBuilder out = new StringBuilder();
    int done = 0;
    int count = 0;
    int at = 0;
    while (at <= bytes.length && matcher.find(at)) {
      int start = matcher.start(0);
      int end = matcher.end(0);
      out.append(text(bytes, done, start))
          .append(expanded(fix.replacement(), matcher, pcre.groupCount(), bytes));
      done = end;
      at = end > start ? end : end + 1;
      if (++count == fix.count()) {
        break;
      }
    }
    return Optional.of(out.append(text(bytes, done, bytes.length)).toString());
  }

  /// Groups are `\1` or `$1`.
  private static String expanded(
      String replacement, PcreMatcher matcher, int groups, byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < replacement.length()) {
      char c = replacement.charAt(at++);
      boolean more = at < replacement.length();
      if ((c == '\\' || c == '$') && more && Character.isDigit(replacement.charAt(at))) {
        int group = replacement.charAt(at++) - '0';
        if (group <= groups && matcher.start(group) >= 0) {
          out.append(text(bytes, matcher.start(group), matcher.end(group)));
        }
      } else if (c == '\\' && more) {
        char next = replacement.charAt(at++);
        out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
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
