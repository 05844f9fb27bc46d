package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.source.tree.Symbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles rules over one table of symbols. What several taint rules say alike is compiled once.
/// May be shared by threads.
final class RuleCompiler {
  private final Symbols symbols;
  private final Map<SharedFormula, Plan> plans = new HashMap<>();
  private final Set<Plan> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  /// A formula as one compiles it.
  private record SharedFormula(
      Formula formula, Reader reader, RuleOptions options, Set<String> alone) {}

  RuleCompiler(Symbols symbols) {
    this.symbols = symbols;
  }

  /// Compiles a rule for the first time; its names become symbols of the table.
  synchronized Compilation compile(SastRule rule, Reader reader) throws BadPattern {
    return compiled(rule, reader, symbols);
  }

  /// Compiles a rule whose names are in the table, which is frozen.
  synchronized Compilation again(SastRule rule, Reader reader) {
    Symbols own = Symbols.over(symbols);
    try {
      Compilation compiled = compiled(rule, reader, own);
      if (own.size() > symbols.size()) {
        throw new IllegalStateException(rule.id() + " has names that its image lacks");
      }
      return compiled;
    } catch (BadPattern e) {
      throw new IllegalStateException(rule.id() + " was compiled before", e);
    }
  }

  /// Whether several rules have this formula.
  synchronized boolean isShared(Plan plan) {
    return shared.contains(plan);
  }

  private Compilation compiled(SastRule rule, Reader reader, Symbols own) throws BadPattern {
    PlanCompiler compiler = new PlanCompiler(own, symbols, rule.options(), Metavariables.of(rule));
    return switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) ->
          new Compilation(compiler.compile(formula, reader), null);
      case SastRule.Mode.Taint(TaintSpec spec) ->
          new Compilation(null, taint(compiler, spec, reader, rule.options()));
    };
  }

  private TaintPlan taint(PlanCompiler compiler, TaintSpec spec, Reader reader, RuleOptions options)
      throws BadPattern {
    List<Plan> sources = new ArrayList<>();
    for (TaintSpec.Source source : spec.sources()) {
      sources.add(plan(compiler, source.formula(), reader, options));
    }
    List<Plan> sinks = new ArrayList<>();
    for (TaintSpec.Sink sink : spec.sinks()) {
      sinks.add(compiler.compile(sink.formula(), reader));
    }
    List<Plan> sanitizers = new ArrayList<>();
    for (TaintSpec.Sanitizer sanitizer : spec.sanitizers()) {
      sanitizers.add(plan(compiler, sanitizer.formula(), reader, options));
    }
    List<Plan> propagators = new ArrayList<>();
    for (TaintSpec.Propagator propagator : spec.propagators()) {
      propagators.add(compiler.compile(propagator.formula(), reader));
    }
    return new TaintPlan(spec, sources, sinks, sanitizers, propagators);
  }

  private Plan plan(PlanCompiler compiler, Formula formula, Reader reader, RuleOptions options)
      throws BadPattern {
    SharedFormula key = new SharedFormula(formula, reader, options, compiler.alone(formula));
    Plan known = plans.get(key);
    if (known != null) {
      shared.add(known);
      return known;
    }
    Plan plan = compiler.compile(formula, reader);
    plans.put(key, plan);
    return plan;
  }
}
