package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.CallCheck;
import dev.lockstep.rego.compile.Globals;
import dev.lockstep.rego.compile.ModernChecks;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.RuleConflicts;
import dev.lockstep.rego.compile.TemplateVariables;
import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Modules that were compiled together. Immutable but for what built-ins cache; may be used by many
/// threads at once.
public final class Program {
  private final DocumentTree tree;
  private final Arities arities;
  private final Globals globals;
  private final RuleTypes types;
  private final List<ResolvedRule> rules;
  private final ConcurrentHashMap<Object, Object> shared = new ConcurrentHashMap<>();

  private Program(
      DocumentTree tree,
      Arities arities,
      Globals globals,
      RuleTypes types,
      List<ResolvedRule> rules) {
    this.tree = tree;
    this.arities = arities;
    this.globals = globals;
    this.types = types;
    this.rules = rules;
  }

  /// The program of `modules`.
  ///
  /// @throws RegoErrors where they make no sense; all that was found
  public static Program compile(List<Module> modules, Builtins builtins) throws RegoErrors {
    return compile(modules, new Settings(builtins, false, false, false, false, Map.of()));
  }

  /// How modules are compiled.
  ///
  /// @param observed whether the program tells observers of each expression
  /// @param strict whether all that is named must be used, and nothing that is deprecated
  /// @param checked whether to believe that there are no errors
  /// @param partial whether rules are kept for partial evaluation
  /// @param schemas JSON Schemas by their names, as paths: `schema`, which is that of the input,
  ///     and what metadata names, such as `schema.user`
  public record Settings(
      Builtins builtins,
      boolean observed,
      boolean strict,
      boolean checked,
      boolean partial,
      Map<ArrayValue, Value> schemas) {}

  /// The program of `modules`.
  ///
  /// @throws RegoErrors where they make no sense; all that was found
  public static Program compile(List<Module> modules, Settings settings) throws RegoErrors {
    Builtins builtins = settings.builtins;
    boolean strict = settings.strict;
    List<RegoError> errors = new ArrayList<>();
    DocumentTree tree = new DocumentTree(builtins, settings.observed);
    Arities arities = arities(tree);
    Globals globals = new Globals(modules);
    DocumentSchemas schemas = new DocumentSchemas(settings.schemas);
    RuleLowering lowering = new RuleLowering(tree, arities, schemas, errors);
    List<RegoError> unused = new ArrayList<>();
    RuleConflicts conflicts = new RuleConflicts(errors);
    ModernChecks modern = new ModernChecks(unused);
    Set<ResolvedRule> modernRules = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ResolvedRule> all = new ArrayList<>();
    for (Module module : modules) {
      List<ResolvedRule> rules = globals.rules(module, errors, unused, strict);
      if (strict || module.version().isAtLeast(RegoVersion.V1)) {
        modern.check(module);
        modernRules.addAll(rules);
      }
      conflicts.add(module, rules);
      lowering.add(module, rules);
      all.addAll(rules);
    }
    fail(errors, unused);
    List<ResolvedRule> kept = settings.partial ? List.copyOf(all) : List.of();
    if (settings.checked) {
      return new Program(tree, arities, globals, lowering.lowerUnchecked(), kept);
    }
    TemplateVariables templates = new TemplateVariables(arities, errors);
    all.forEach(templates::check);
    fail(errors, unused);
    conflicts.check(modules);
    fail(errors, unused);
    CallCheck calls = new CallCheck(arities, name -> isDeprecated(name, builtins), errors);
    CallCheck oldCalls = new CallCheck(arities, _ -> false, errors);
    all.forEach(rule -> (modernRules.contains(rule) ? calls : oldCalls).check(rule));
    fail(errors, unused);
    RuleTypes types = lowering.lower();
    fail(errors, unused);
    errors.addAll(unused);
    errors.addAll(calls.outdated());
    fail(errors);
    return new Program(tree, arities, globals, types, kept);
  }

  /// What is not used is told with all else, and alone at the end.
  private static void fail(List<RegoError> errors, List<RegoError> unused) throws RegoErrors {
    if (!errors.isEmpty()) {
      errors.addAll(unused);
      fail(errors);
    }
  }

  private static void fail(List<RegoError> errors) throws RegoErrors {
    if (!errors.isEmpty()) {
      // What was found in the order of evaluation is told in the order of the source.
      errors.sort(
          Comparator.comparing((RegoError error) -> error.location().file())
              .thenComparingInt(error -> error.location().row())
              .thenComparingInt(error -> error.location().column())
              .thenComparing(RegoError::message));
      throw new RegoErrors(errors);
    }
  }

  private static boolean isDeprecated(String name, Builtins builtins) {
    Builtin builtin = builtins.find(name);
    return builtin != null && builtin.is(Builtin.Trait.DEPRECATED);
  }

  private static Arities arities(DocumentTree tree) {
    return (Term.Ref operator) -> {
      Group function = tree.function(operator);
      if (function != null) {
        return function.parameters;
      }
      Builtin builtin = tree.builtins.find(operator.toString());
      return builtin == null ? unknown(operator) : Signatures.arity(builtin);
    };
  }

  /// Calls that the compiler makes itself.
  private static int unknown(Term.Ref operator) {
    return switch (operator.toString()) {
      case "eq", "assign" -> 2;
      case "print" -> Arities.ANY;
      case "rego.metadata.chain", "rego.metadata.rule" -> 0;
      default -> Arities.UNKNOWN;
    };
  }

  /// The rules with their names resolved; empty unless they were kept for partial evaluation.
  public List<ResolvedRule> rules() {
    return rules;
  }

  /// How many operands functions take.
  public Arities arities() {
    return arities;
  }

  public Builtins builtins() {
    return tree.builtins;
  }

  /// The query `body` with its names resolved, in no package. What is wrong is thrown.
  ///
  /// @throws RegoErrors where a name is none
  public List<Literal> resolved(List<Literal> body) throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    List<Literal> resolved = globals.query(body, "data", List.of(), errors);
    fail(errors);
    return resolved;
  }

  /// A query whose names are resolved and in which nothing is wrong.
  ///
  /// @throws RegoErrors where something is
  public PreparedQuery prepareResolved(List<Literal> resolved) throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    PreparedQuery query = new QueryLowering(tree, arities, errors).query(resolved, shared);
    fail(errors);
    return query;
  }

  /// The query that `body` is, in the package `path` (`data.a`) with `imports`.
  ///
  /// @throws RegoErrors where it makes no sense
  public PreparedQuery prepare(List<Literal> body, String path, List<Import> imports)
      throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    List<Literal> resolved = globals.query(body, path, imports, errors);
    fail(errors);
    var _ = new TemplateVariables(arities, errors).body(resolved, Set.of());
    fail(errors);
    new CallCheck(arities, _ -> false, errors).check(resolved);
    fail(errors);
    PreparedQuery query = new QueryLowering(tree, arities, errors).query(resolved, shared);
    fail(errors);
    types.check(resolved, errors);
    fail(errors);
    return query;
  }
}
