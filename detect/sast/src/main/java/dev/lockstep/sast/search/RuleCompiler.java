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

  /// The parts of a taint rule.
  private enum Part {
    SOURCES,
    SINKS,
    SANITIZERS,
    PROPAGATORS;

    /// Whether many rules say the same there.
    boolean isAlike() {
      return this == SOURCES || this == SANITIZERS;
    }
  }

  /// Compiles some formulas.
  @FunctionalInterface
  private interface Compiling {
    List<Plan> plans() throws BadPattern;
  }

  RuleCompiler(Symbols symbols) {
    this.symbols = symbols;
  }

  /// Compiles a rule for the first time; its names become symbols of the table.
  synchronized Compilation compile(SastRule rule, Reader reader) throws BadPattern {
    PlanCompiler compiler = compiler(rule, symbols);
    return switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) ->
          new Compilation(compiler.compile(formula, reader), null);
      case SastRule.Mode.Taint(TaintSpec spec) -> {
        List<LatePlans> parts = new ArrayList<>();
        for (Part part : Part.values()) {
          parts.add(LatePlans.of(plans(compiler, spec, part, reader, rule.options())));
        }
        yield new Compilation(null, taint(parts));
      }
    };
  }

  /// Compiles a rule whose names are in the table, which is frozen; the parts of a taint rule when
  /// they are asked for.
  Compilation again(SastRule rule, Reader reader) {
    Symbols own = Symbols.over(symbols);
    PlanCompiler compiler = compiler(rule, own);
    return switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) ->
          new Compilation(
              again(rule, own, () -> List.of(compiler.compile(formula, reader))).getFirst(), null);
      case SastRule.Mode.Taint(TaintSpec spec) -> {
        List<LatePlans> parts = new ArrayList<>();
        for (Part part : Part.values()) {
          Compiling compiling = () -> plans(compiler, spec, part, reader, rule.options());
          parts.add(new LatePlans(() -> again(rule, own, compiling)));
        }
        yield new Compilation(null, taint(parts));
      }
    };
  }

  private synchronized List<Plan> again(SastRule rule, Symbols own, Compiling compiling) {
    try {
      List<Plan> plans = compiling.plans();
      if (own.size() > symbols.size()) {
        throw new IllegalStateException(rule.id() + " has names that its image lacks");
      }
      return plans;
    } catch (BadPattern e) {
      throw new IllegalStateException(rule.id() + " was compiled before", e);
    }
  }

  /// Whether several rules have this formula.
  synchronized boolean isShared(Plan plan) {
    return shared.contains(plan);
  }

  private PlanCompiler compiler(SastRule rule, Symbols own) {
    return new PlanCompiler(own, symbols, rule.options(), Metavariables.of(rule));
  }

  private static TaintPlan taint(List<LatePlans> parts) {
    return new TaintPlan(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  private List<Plan> plans(
      PlanCompiler compiler, TaintSpec spec, Part part, Reader reader, RuleOptions options)
      throws BadPattern {
    List<Plan> plans = new ArrayList<>();
    for (Formula formula : formulas(spec, part)) {
      plans.add(
          part.isAlike()
              ? plan(compiler, formula, reader, options)
              : compiler.compile(formula, reader));
    }
    return plans;
  }

  private static List<Formula> formulas(TaintSpec spec, Part part) {
    return switch (part) {
      case SOURCES -> spec.sources().stream().map(TaintSpec.Source::formula).toList();
      case SINKS -> spec.sinks().stream().map(TaintSpec.Sink::formula).toList();
      case SANITIZERS -> spec.sanitizers().stream().map(TaintSpec.Sanitizer::formula).toList();
      case PROPAGATORS -> spec.propagators().stream().map(TaintSpec.Propagator::formula).toList();
    };
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
