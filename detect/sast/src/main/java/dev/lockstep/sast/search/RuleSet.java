package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.Symbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules, compiled for each of their languages over one table of symbols.
public final class RuleSet {
  private final Symbols symbols = Symbols.create();
  private final List<CompiledRule> rules = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<SharedFormula, Plan> plans = new HashMap<>();
  private final Set<Plan> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  /// A formula as one compiles it.
  private record SharedFormula(Formula formula, Reader reader, RuleOptions options) {}

  /// A rule that cannot be run.
  ///
  /// @param supported whether the rule itself is wrong, rather than its language unknown here
  public record Refusal(SastRule rule, String language, String reason, boolean supported) {}

  public RuleSet(List<SastRule> all) {
    for (SastRule rule : all) {
      add(rule);
    }
    symbols.freeze();
  }

  public Symbols symbols() {
    return symbols;
  }

  public List<CompiledRule> rules() {
    return List.copyOf(rules);
  }

  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  private void add(SastRule rule) {
    LinkedHashSet<Reader> readers = new LinkedHashSet<>();
    for (String language : rule.languages()) {
      Optional<Reader> reader = Reader.named(language);
      if (reader.isEmpty() || !isRead(reader.get())) {
        refusals.add(new Refusal(rule, language, "no front end reads " + language, false));
      } else {
        readers.add(reader.get());
      }
    }
    for (Reader reader : readers) {
      try {
        rules.add(compiled(rule, reader));
      } catch (BadPattern e) {
        refusals.add(new Refusal(rule, name(reader), String.valueOf(e.getMessage()), true));
      }
    }
  }

  /// Whether several rules have this formula.
  boolean isShared(Plan plan) {
    return shared.contains(plan);
  }

  private Plan plan(PlanCompiler compiler, Formula formula, Reader reader, RuleOptions options)
      throws BadPattern {
    SharedFormula key = new SharedFormula(formula, reader, options);
    Plan known = plans.get(key);
    if (known != null) {
      shared.add(known);
      return known;
    }
    Plan plan = compiler.compile(formula, reader);
    plans.put(key, plan);
    return plan;
  }

  private static String name(Reader reader) {
    return reader instanceof Reader.Front(var language) ? language.id() : "text";
  }

  private static boolean isRead(Reader reader) {
    return !(reader instanceof Reader.Front(var language)) || FrontEnds.of(language).isPresent();
  }

  private CompiledRule compiled(SastRule rule, Reader reader) throws BadPattern {
    PlanCompiler compiler = new PlanCompiler(symbols, rule.options());
    return switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) ->
          new CompiledRule(rule, reader, compiler.compile(formula, reader), null);
      case SastRule.Mode.Taint(TaintSpec spec) ->
          new CompiledRule(rule, reader, null, taint(compiler, spec, reader, rule.options()));
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
}
