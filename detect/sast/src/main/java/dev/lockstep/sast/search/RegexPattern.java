package dev.lockstep.sast.search;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.regex.pcre.PcreSyntax;
import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A `pattern-regex`: every place that a Perl-compatible regular expression matches.
public final class RegexPattern {
  private static final long STEPS_PER_BYTE = 2_000;
  private static final long LEAST_STEPS = 10_000_000;
  private static final int MAX_MATCHES = 20_000;

  private final Pcre pcre;

  public RegexPattern(String regex) throws PcreSyntax {
    pcre = Pcre.compile(regex, true, false);
  }

  /// Texts of which each match contains one; empty where there are none.
  List<String> literals() {
    return pcre.literals();
  }

  /// Whether it binds anything.
  boolean hasGroups() {
    return pcre.groupCount() > 0;
  }

  /// All matches in a stretch of a text, which the expression sees as a text of its own.
  ///
  /// @param limits told where not all of it was searched
  List<Match> find(byte[] text, int from, int to, Limits limits) {
    List<Match> matches = new ArrayList<>();
    PcreMatcher matcher = pcre.matcher();
    matcher.text(text, from, to, Math.max(LEAST_STEPS, STEPS_PER_BYTE * (to - from)));
    int at = from;
    while (at <= to && matches.size() < MAX_MATCHES && matcher.find(at)) {
      int start = matcher.start(0);
      int end = matcher.end(0);
      if (end > start) {
        matches.add(new Match(start, end, -1, groups(matcher, text), Match.Form.REGEX));
      }
      at = end > start ? end : Math.max(at, end) + 1;
    }
    if (matcher.exhausted() || matches.size() >= MAX_MATCHES) {
      limits.reach();
    }
    return matches;
  }

  Bindings groups(PcreMatcher matcher, byte[] text) {
    Bindings bindings = Bindings.NONE;
    for (int group = 1; group <= pcre.groupCount(); group++) {
      if (matcher.start(group) >= 0) {
        bindings = bind(bindings, "$" + group, matcher, group, text);
      }
    }
    for (Map.Entry<String, Integer> named : pcre.groupNames().entrySet()) {
      if (matcher.start(named.getValue()) >= 0) {
        bindings = bind(bindings, "$" + named.getKey(), matcher, named.getValue(), text);
      }
    }
    return bindings;
  }

  private static Bindings bind(
      Bindings bindings, String name, PcreMatcher matcher, int group, byte[] text) {
    int start = matcher.start(group);
    int end = matcher.end(group);
    String value = new String(text, start, end - start, StandardCharsets.UTF_8);
    return bindings.with(name, Values.ofText(value, start, end));
  }
}
