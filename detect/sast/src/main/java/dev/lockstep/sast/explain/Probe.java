package dev.lockstep.sast.explain;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PathRules;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleRun;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs parts of a rule alone on one file.
final class Probe {
  private static final int LONGEST = 60;

  private final SastRule rule;
  private final String name;
  private final byte[] bytes;

  Probe(SastRule rule, String name, byte[] bytes) {
    this.rule = rule;
    this.name = name;
    this.bytes = bytes;
  }

  /// What a formula of the rule matches where it stands alone.
  List<Match> matches(Formula formula) {
    return matches(
        new SastRule(
            rule.id(),
            rule.languages(),
            new SastRule.Mode.Search(formula),
            "",
            rule.level(),
            rule.options(),
            PathRules.EVERYWHERE,
            null,
            null,
            Map.of(),
            rule.line()));
  }

  /// What the rule itself finds.
  List<Match> found() {
    return matches(rule);
  }

  private List<Match> matches(SastRule one) {
    RuleSet set = new RuleSet(List.of(one));
    return compiled(set).map(its -> new RuleRun(set, bytes).run(its)).orElse(List.of());
  }

  /// Whether a language of the rule is that of the file.
  boolean isRead() {
    return compiled(new RuleSet(List.of(rule))).isPresent();
  }

  private Optional<CompiledRule> compiled(RuleSet set) {
    Optional<Language> language = Language.ofFile(name);
    for (CompiledRule one : set.rules()) {
      boolean reads =
          !(one.reader() instanceof Reader.Front(Language its))
              || language.isEmpty()
              || its == language.get();
      if (reads) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// The matches that lie on a line, or around it.
  List<Match> at(int line, List<Match> matches) {
    List<Match> here = new ArrayList<>();
    for (Match match : matches) {
      if (lineOf(match.start()) <= line
          && line <= lineOf(Math.max(match.start(), match.end() - 1))) {
        here.add(match);
      }
    }
    return here;
  }

  int lineOf(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, bytes.length); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /// `line 4, $X = name`.
  String shown(Match match) {
    int first = lineOf(match.start());
    int last = lineOf(Math.max(match.start(), match.end() - 1));
    StringBuilder text =
        new StringBuilder(first == last ? "line " + first : "lines " + first + "-" + last);
    Bindings bindings = match.bindings();
    for (String variable : bindings.names()) {
      Value value = bindings.get(variable);
      if (value != null && value.end() >= value.start()) {
        text.append(", ").append(variable).append(" = ").append(code(value.start(), value.end()));
      }
    }
    return text.toString();
  }

  String code(int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
