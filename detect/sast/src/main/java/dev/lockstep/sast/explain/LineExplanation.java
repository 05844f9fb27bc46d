package dev.lockstep.sast.explain;

import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import java.util.ArrayList;
import java.util.List;

/// Says of a line which parts of a rule match there, and which part takes a match away.
public final class LineExplanation {
  private static final int MOST = 3;
  private static final int LONGEST = 68;

  private final Probe probe;
  private final int line;
  private final List<String> out = new ArrayList<>();

  private LineExplanation(Probe probe, int line) {
    this.probe = probe;
    this.line = line;
  }

  /// Sentences, indented as the parts of the rule are nested.
  ///
  /// @param name the file's, which says its language
  /// @param line from 1
  public static List<String> of(SastRule rule, String name, byte[] bytes, int line) {
    LineExplanation explanation = new LineExplanation(new Probe(rule, name, bytes), line);
    explanation.rule(rule);
    return List.copyOf(explanation.out);
  }

  private void rule(SastRule rule) {
    if (!probe.isRead()) {
      out.add(rule.id() + " is not for this language: " + String.join(", ", rule.languages()));
      return;
    }
    List<Match> here = probe.at(line, probe.found());
    out.add(
        here.isEmpty()
            ? rule.id() + " finds nothing on line " + line
            : rule.id() + " finds " + probe.shown(here.getFirst()));
    switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) -> formula("", formula, 1);
      case SastRule.Mode.Taint(TaintSpec spec) -> taint(spec, !here.isEmpty());
    }
  }

  // ------------------------------------------------------------------ formulas

  /// @param role what stands before it: `not`, `inside`
  private void formula(String role, Formula formula, int depth) {
    switch (formula.shape()) {
      case Formula.Shape.Leaf(PatternText pattern) ->
          say(depth, role + word(pattern) + " " + oneLine(pattern.text()), formula);
      case Formula.Shape.All(List<Formula> parts) -> all(role, formula, parts, depth);
      case Formula.Shape.Any(List<Formula> parts) -> {
        say(depth, role + "any of", formula);
        parts.forEach(part -> formula("", part, depth + 1));
      }
      case Formula.Shape.Inside(Formula part) -> formula(role + "inside ", part, depth);
      case Formula.Shape.Anywhere(Formula part) -> formula(role + "anywhere ", part, depth);
      case Formula.Shape.Not(Formula part) -> formula(role + "not ", part, depth);
    }
  }

  private void all(String role, Formula formula, List<Formula> parts, int depth) {
    say(depth, role + "all of", formula);
    List<Formula> kept = new ArrayList<>();
    List<Formula> negatives = new ArrayList<>();
    for (Formula part : parts) {
      formula("", part, depth + 1);
      (part.shape() instanceof Formula.Shape.Not ? negatives : kept).add(part);
    }
    boolean there = isHere(with(kept, List.of(), List.of()));
    if (!there && kept.size() > 1) {
      out.add(indent(depth + 1) + "-> no place on this line that all of them match together");
      return;
    }
    for (Formula negative : negatives) {
      kept.add(negative);
      if (there && !isHere(with(kept, List.of(), List.of()))) {
        there = false;
        out.add(indent(depth + 1) + "-> taken away by: " + named(negative));
      }
    }
    conditions(formula, kept, there, depth + 1);
  }

  private void conditions(Formula formula, List<Formula> kept, boolean before, int depth) {
    boolean there = before;
    List<Condition> so = new ArrayList<>();
    for (Condition condition : formula.conditions()) {
      so.add(condition);
      boolean holds = isHere(with(kept, so, List.of()));
      String state = !before ? "" : holds ? "  holds" : "  does not hold";
      out.add(indent(depth) + shown(condition) + state);
      if (there && !holds) {
        there = false;
        out.add(indent(depth) + "-> taken away by this condition");
      }
    }
    if (!formula.focus().isEmpty()) {
      boolean holds = isHere(with(kept, so, formula.focus()));
      out.add(indent(depth) + "focus on " + formula.focus());
      if (there && !holds) {
        out.add(indent(depth) + "-> what it is narrowed to lies on another line");
      }
    }
  }

  private static Formula with(
      List<Formula> parts, List<Condition> conditions, List<List<String>> focus) {
    return new Formula(new Formula.Shape.All(parts), conditions, focus, null, null);
  }

  private boolean isHere(Formula formula) {
    return !probe.at(line, probe.matches(formula)).isEmpty();
  }

  private void say(int depth, String what, Formula formula) {
    List<Match> all = probe.matches(formula);
    List<Match> here = probe.at(line, all);
    out.add(indent(depth) + what);
    String found;
    if (!here.isEmpty()) {
      found = "matches " + probe.shown(here.getFirst()) + more(here.size() - 1);
    } else if (all.isEmpty()) {
      found = "matches nowhere in the file";
    } else {
      found =
          "matches elsewhere: line " + probe.lineOf(all.getFirst().start()) + more(all.size() - 1);
    }
    out.add(indent(depth) + "  " + found);
  }

  private static String more(int count) {
    return count > 0 ? " (and " + count + " more)" : "";
  }

  // ------------------------------------------------------------------ taint

  private void taint(TaintSpec spec, boolean found) {
    List<Match> sources = new ArrayList<>();
    spec.sources().forEach(source -> sources.addAll(probe.matches(source.formula())));
    List<Match> sinks = new ArrayList<>();
    spec.sinks().forEach(sink -> sinks.addAll(probe.matches(sink.formula())));
    List<Match> sanitizers = new ArrayList<>();
    spec.sanitizers().forEach(one -> sanitizers.addAll(probe.matches(one.formula())));
    List<Match> here = probe.at(line, sinks);
    places("sources", sources);
    places("sinks", here.isEmpty() ? sinks : here);
    places("sanitizers", sanitizers);
    if (found) {
      return;
    }
    if (here.isEmpty()) {
      out.add("  -> no sink of the rule is on line " + line);
      for (TaintSpec.Sink sink : spec.sinks()) {
        formula("sink: ", sink.formula(), 2);
      }
    } else if (sources.isEmpty()) {
      out.add("  -> there is a sink, and no source in this file");
    } else {
      List<Match> cut = probe.at(line, sanitizers);
      out.add(
          cut.isEmpty()
              ? "  -> there is a sink, and no data of a source comes to it"
              : "  -> data is cleaned on the way: " + probe.shown(cut.getFirst()));
    }
  }

  private void places(String what, List<Match> matches) {
    out.add("  " + what + (matches.isEmpty() ? ": none" : ""));
    for (Match match : matches.subList(0, Math.min(MOST, matches.size()))) {
      out.add(
          "    line "
              + probe.lineOf(match.start())
              + "  "
              + probe.code(match.start(), match.end()));
    }
    if (matches.size() > MOST) {
      out.add("    and " + (matches.size() - MOST) + " more");
    }
  }

  // ------------------------------------------------------------------ words

  private static String named(Formula formula) {
    return switch (formula.shape()) {
      case Formula.Shape.Leaf(PatternText pattern) -> word(pattern) + " " + oneLine(pattern.text());
      case Formula.Shape.All _ -> "all of several patterns";
      case Formula.Shape.Any _ -> "any of several patterns";
      case Formula.Shape.Inside(Formula part) -> "inside " + named(part);
      case Formula.Shape.Anywhere(Formula part) -> "anywhere " + named(part);
      case Formula.Shape.Not(Formula part) -> "not " + named(part);
    };
  }

  private static String word(PatternText pattern) {
    return pattern.form() == PatternText.Form.REGEX ? "regex" : "pattern";
  }

  private static String shown(Condition condition) {
    return switch (condition) {
      case Condition.MatchesRegex its -> "where " + its.metavariable() + " matches " + its.regex();
      case Condition.Holds its -> "where " + its.expression();
      case Condition.Contains its ->
          "where " + its.metavariable() + " contains " + named(its.formula());
      case Condition.HasType its ->
          "where " + its.metavariable() + " has type " + String.join(" or ", its.types());
      case Condition.LooksRandom its -> "where " + its.metavariable() + " looks random";
      case Condition.SlowRegex its -> "where " + its.metavariable() + " is a slow regex";
    };
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\n\\s*", " ⏎ ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static String indent(int depth) {
    return "  ".repeat(depth);
  }
}
