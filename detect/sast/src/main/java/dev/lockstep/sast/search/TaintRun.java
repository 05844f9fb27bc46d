package dev.lockstep.sast.search;

import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.library.Library;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.sast.rule.TaintSpec.SideEffect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Finds where a taint rule's parts lie in a file. Its formulas are compiled where the file holds
/// what they need.
final class TaintRun {
  private final SourceFile file;
  private final Function<Plan, List<Match>> evaluator;
  private final CompiledRule rule;
  private final TaintSpec spec;
  private final Library library;
  private final Needs needs;
  private final Map<String, Long> labels = new HashMap<>();

  /// The ranges of sources and sinks.
  private final Set<Long> ends = new HashSet<>();

  private @Nullable Spots spots;
  private boolean complete;

  /// @param evaluator finds what a formula matches
  TaintRun(
      SourceFile file,
      Function<Plan, List<Match>> evaluator,
      CompiledRule rule,
      TaintSpec spec,
      Library library,
      Needs needs) {
    this.file = file;
    this.evaluator = evaluator;
    this.rule = rule;
    this.spec = spec;
    this.library = library;
    this.needs = needs;
    // Numbered whatever is found: labels mean the same in all files of a rule.
    spec.sources().forEach(source -> label(source.label()));
  }

  /// Where the rule's sources and sinks lie in the file, and nothing else yet.
  Spots ends() {
    if (spots == null) {
      spots = foundEnds();
    }
    return spots;
  }

  /// Where all of the rule's parts lie in the file.
  Spots spots() {
    Spots all = ends();
    if (!complete) {
      complete = true;
      sanitizers(all);
      propagators(all);
    }
    return all;
  }

  private Spots foundEnds() {
    Spots spots = new Spots(file.tree(), rule.rule().weaknesses());
    if (needs.areMet(rule.needOfSources())) {
      sources(spots);
    }
    if (needs.areMet(rule.needOfSinks())) {
      sinks(spots);
    }
    if (rule.follows() && library.hasEnds()) {
      new ModelledEnds(file, library, rule.rule(), label("")).addTo(spots);
    }
    return spots;
  }

  private TaintPlan plan() {
    return Objects.requireNonNull(rule.compiled().taint());
  }

  private void sources(Spots spots) {
    for (int i = 0; i < spec.sources().size(); i++) {
      TaintSpec.Source source = spec.sources().get(i);
      long label = label(source.label());
      LongPredicate requires = condition(source.requires(), labels -> true);
      for (Match match : evaluator.apply(plan().sources().get(i))) {
        ends.add(range(match));
        spots.source(
            match,
            source.exact(),
            label,
            requires,
            source.sideEffect() != SideEffect.NO,
            source.sideEffect() != SideEffect.ONLY);
      }
    }
  }

  private void sinks(Spots spots) {
    for (int i = 0; i < spec.sinks().size(); i++) {
      TaintSpec.Sink sink = spec.sinks().get(i);
      LongPredicate requires = condition(sink.requires(), labels -> labels != 0);
      for (Match match : evaluator.apply(plan().sinks().get(i))) {
        ends.add(range(match));
        spots.sink(match, sink.exact(), requires);
      }
    }
  }

  private static long range(Match match) {
    return (long) match.start() << 32 | match.end();
  }

  private void sanitizers(Spots spots) {
    for (int i = 0; i < spec.sanitizers().size(); i++) {
      TaintSpec.Sanitizer sanitizer = spec.sanitizers().get(i);
      for (Match match : evaluator.apply(plan().sanitizers().get(i))) {
        if (sanitizer.notConflicting() && ends.contains(range(match))) {
          continue;
        }
        spots.sanitizer(
            match,
            sanitizer.exact(),
            sanitizer.sideEffect() != SideEffect.ONLY,
            sanitizer.sideEffect() != SideEffect.NO);
      }
    }
  }

  private void propagators(Spots spots) {
    for (int i = 0; i < spec.propagators().size(); i++) {
      TaintSpec.Propagator propagator = spec.propagators().get(i);
      LongPredicate requires = condition(propagator.requires(), labels -> labels != 0);
      String label = propagator.label();
      for (Match match : evaluator.apply(plan().propagators().get(i))) {
        int from = Spots.nodeOf(match.bindings().get(propagator.from()));
        int to = Spots.nodeOf(match.bindings().get(propagator.to()));
        if (from >= 0 && to >= 0) {
          spots.propagator(
              from,
              to,
              propagator.sideEffect() != SideEffect.NO,
              requires,
              label == null ? 0 : label(label));
        }
      }
    }
  }

  private long label(String name) {
    return labels.computeIfAbsent(name, any -> 1L << Math.min(62, labels.size()));
  }

  private LongPredicate condition(@Nullable String text, LongPredicate otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      Expression expression = ExpressionParser.parse(text);
      return carried ->
          new Arithmetic(name -> (carried & labels.getOrDefault(name, 0L)) != 0).holds(expression);
    } catch (BadPattern e) {
      return otherwise;
    }
  }
}
