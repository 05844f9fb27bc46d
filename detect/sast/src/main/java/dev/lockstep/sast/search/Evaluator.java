package dev.lockstep.sast.search;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Equivalences;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.Match.Form;
import dev.lockstep.sast.match.Scope;
import dev.lockstep.sast.match.Sieve;
import dev.lockstep.sast.match.Solver;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.match.Values;
import dev.lockstep.sast.rule.RuleOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a formula matches in a text.
final class Evaluator {
  private final Text text;
  private final Equivalences equivalences;
  private final Scope whole;
  private final int from;
  private final int to;
  private final Tests tests;
  private final Limits limits;

  /// @param limits told where a search ends early
  Evaluator(Text text, Reader reader, RuleOptions options, Limits limits) {
    this(text, reader, options, limits, Scope.within(0, text.bytes().length));
  }

  /// Looks at a stretch of the text only.
  Evaluator(Text text, Reader reader, RuleOptions options, Limits limits, Scope scope) {
    this.limits = limits;
    this.text = text;
    this.equivalences = Equivalences.of(options);
    this.from = scope.from();
    this.to = scope.to();
    this.whole = scope;
    this.tests = new Tests(text, reader, options, equivalences, limits);
  }

  List<Match> evaluate(Plan plan) {
    return evaluate(plan, Bindings.NONE);
  }

  /// @param given what metavariables are bound to already
  List<Match> evaluate(Plan plan, Bindings given) {
    return evaluate(plan, given, whole);
  }

  private List<Match> evaluate(Plan plan, Bindings given, Scope scope) {
    List<Match> matches = shape(plan, given, scope);
    if (!plan.tests().isEmpty() && !matches.isEmpty()) {
      matches = tested(matches, plan.tests());
    }
    if (!plan.focus().isEmpty()) {
      matches = focused(matches, plan.focus());
    }
    return plan.as() == null ? matches : named(matches, plan.as());
  }

  private List<Match> named(List<Match> matches, String name) {
    List<Match> all = new ArrayList<>();
    for (Match match : matches) {
      SourceFile file = text.file();
      Value value =
          match.node() >= 0 && file != null
              ? Values.ofNode(file, match.node())
              : Values.ofText(
                  text.of(new Value(-1, -1, match.start(), match.end(), "")),
                  match.start(),
                  match.end());
      all.add(match.with(match.bindings().with(name, value)));
    }
    return all;
  }

  private List<Match> shape(Plan plan, Bindings given, Scope scope) {
    return switch (plan.shape()) {
      case Plan.Shape.Code code -> code(code, given, scope);
      case Plan.Shape.Regex(RegexPattern pattern) -> pattern.find(text.bytes(), from, to, limits);
      case Plan.Shape.Generic(var pattern) ->
          pattern.isEmpty() ? List.of() : pattern.find(text.bytes(), from, to, limits);
      case Plan.Shape.Any(List<Plan> parts) -> {
        LinkedHashSet<Match> all = new LinkedHashSet<>();
        for (Plan part : parts) {
          all.addAll(evaluate(part, given, scope));
        }
        yield new ArrayList<>(all);
      }
      case Plan.Shape.Inside(Plan part) ->
          as(evaluate(part, given, part.isPlain() ? scope.widest() : scope), Form.INSIDE);
      case Plan.Shape.Anywhere(Plan part) -> as(evaluate(part, given), Form.ANYWHERE);
      case Plan.Shape.All(List<Plan> positive, List<Plan> negative) ->
          all(positive, negative, plan.tests(), given, scope);
    };
  }

  private List<Match> code(Plan.Shape.Code code, Bindings given, Scope scope) {
    SourceFile file = text.file();
    if (file == null) {
      return List.of();
    }
    Sieve sieve = code.sieve().isEmpty() ? Sieve.OPEN : new NameSieve(code.sieve(), tests);
    Solver solver = new Solver(file, code.pattern(), equivalences, sieve, code.choices());
    List<Match> matches = solver.find(given, scope);
    if (solver.isExhausted()) {
      limits.reach();
    }
    return matches;
  }

  private static List<Match> as(List<Match> matches, Form form) {
    List<Match> all = new ArrayList<>(matches.size());
    for (Match match : matches) {
      all.add(match.as(form));
    }
    return all;
  }

  // ------------------------------------------------------------------ conjunction

  /// What lies around comes last, and is looked for around what was found until then.
  private List<Match> all(
      List<Plan> positive,
      List<Plan> negative,
      List<Plan.Test> conditions,
      Bindings given,
      Scope scope) {
    List<Plan> selectors = new ArrayList<>();
    List<Plan> outer = new ArrayList<>();
    List<Match> found = null;
    boolean others = positive.stream().anyMatch(plan -> !isSelector(plan));
    for (Plan plan : positive) {
      if (plan.shape() instanceof Plan.Shape.Inside) {
        outer.add(plan);
      } else if (others && isSelector(plan)) {
        selectors.add(plan);
      } else {
        List<Match> matches = evaluate(plan, given, scope);
        found = found == null ? matches : intersected(found, matches);
        if (found.isEmpty()) {
          return found;
        }
      }
    }
    if (found != null && !outer.isEmpty()) {
      found = tests.sift(found, conditions);
    }
    for (Plan plan : outer) {
      if (found != null && found.isEmpty()) {
        return found;
      }
      List<Match> matches = evaluate(plan, given, around(scope, plan, found));
      found = found == null ? matches : intersected(found, matches);
    }
    List<Match> rest = found == null ? List.of(whole(given)) : found;
    for (Plan selector : selectors) {
      if (!rest.isEmpty()) {
        rest = intersected(rest, evaluate(selector, given, scope));
      }
    }
    for (Plan plan : negative) {
      if (!rest.isEmpty()) {
        rest = without(rest, evaluate(plan, given, around(scope, plan, rest)));
      }
    }
    return rest;
  }

  /// Where a formula need be looked for whose matches count only around others.
  private Scope around(Scope scope, Plan plan, @Nullable List<Match> found) {
    if (found == null || !plan.isOfNodes()) {
      return scope;
    }
    for (Match match : found) {
      if (match.form() != Form.PLAIN && match.form() != Form.REGEX) {
        return scope;
      }
    }
    return whole.around(found);
  }

  private Match whole(Bindings given) {
    return new Match(from, to, -1, given);
  }

  private static boolean isSelector(Plan plan) {
    return plan.shape() instanceof Plan.Shape.Code code
        && code.pattern().isMetavariable()
        && plan.tests().isEmpty();
  }

  private List<Match> intersected(List<Match> xs, List<Match> ys) {
    LinkedHashSet<Match> all = new LinkedHashSet<>();
    Spans outerY = new Spans(ys);
    for (Match x : xs) {
      outerY.aroundOnce(x, y -> merge(x, y, all));
    }
    Spans outerX = new Spans(xs);
    for (Match y : ys) {
      outerX.aroundOnce(y, x -> merge(y, x, all));
    }
    return new ArrayList<>(all);
  }

  private void merge(Match inner, Match outer, Set<Match> to) {
    if ((inner.form() != Form.INSIDE || outer.form() == Form.INSIDE)
        && Values.agree(text.file(), inner.bindings(), outer.bindings())) {
      to.add(inner.with(inner.bindings().withAll(outer.bindings())));
    }
  }

  private List<Match> without(List<Match> matches, List<Match> negatives) {
    if (negatives.isEmpty()) {
      return matches;
    }
    Spans spans = new Spans(negatives);
    List<Match> kept = new ArrayList<>();
    for (Match match : matches) {
      boolean[] gone = new boolean[1];
      spans.around(match, negative -> gone[0] |= removes(negative, match));
      if (!gone[0] && negatives.getFirst().form() != Form.PLAIN) {
        for (Match negative : negatives) {
          gone[0] |=
              negative.form() == Form.ANYWHERE
                  || negative.form() == Form.REGEX
                      && negative.within(match)
                      && Values.agree(text.file(), negative.bindings(), match.bindings());
        }
      }
      if (!gone[0]) {
        kept.add(match);
      }
    }
    return kept;
  }

  /// Whether a negative match that lies around another takes it away.
  private boolean removes(Match negative, Match match) {
    boolean reaches =
        switch (negative.form()) {
          case PLAIN -> negative.within(match);
          case REGEX, INSIDE, ANYWHERE -> true;
        };
    return reaches && Values.agree(text.file(), match.bindings(), negative.bindings());
  }

  // ------------------------------------------------------------------ conditions and focus

  private List<Match> tested(List<Match> matches, List<Plan.Test> all) {
    List<Match> kept = new ArrayList<>();
    for (Match match : matches) {
      List<Bindings> ways = new ArrayList<>();
      boolean holds = true;
      for (Plan.Test test : all) {
        List<Bindings> more = tests.holds(test, match.bindings());
        if (more == null) {
          holds = false;
          break;
        }
        ways.addAll(more);
      }
      if (holds) {
        kept.add(match);
        for (Bindings way : ways) {
          kept.add(match.with(way.withAll(match.bindings())));
        }
      }
    }
    return kept;
  }

  private List<Match> focused(List<Match> matches, List<List<String>> focus) {
    LinkedHashSet<Match> all = new LinkedHashSet<>();
    for (Match match : matches) {
      List<Match> narrowed = narrowed(match, focus.getFirst());
      for (int i = 1; i < focus.size(); i++) {
        List<Match> next = new ArrayList<>();
        for (Match a : narrowed) {
          for (Match b : narrowed(match, focus.get(i))) {
            if (a.within(b)) {
              next.add(a);
            } else if (b.within(a)) {
              next.add(b);
            }
          }
        }
        narrowed = next;
      }
      all.addAll(narrowed);
    }
    return new ArrayList<>(all);
  }

  private static List<Match> narrowed(Match match, List<String> names) {
    List<Match> all = new ArrayList<>();
    for (String name : names) {
      Value value = match.bindings().get(name);
      if (value == null || value.end() <= value.start()) {
        continue;
      }
      int node = value.isNode() && isOne(value) ? value.first() : -1;
      Match at = new Match(value.start(), value.end(), node, match.bindings(), match.form());
      if (at.within(match)) {
        all.add(at);
      } else if (match.within(at)) {
        all.add(match);
      }
    }
    return all;
  }

  private static boolean isOne(Value value) {
    return value.last() > value.first();
  }

  String textOf(Value value) {
    return text.of(value);
  }
}
