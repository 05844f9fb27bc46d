package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.Globals;
import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Modules that were compiled together. Immutable but for what built-ins cache; may be used by many
/// threads at once.
public final class Program {
  private final DocumentTree tree;
  private final Arities arities;
  private final Globals globals;
  private final ConcurrentHashMap<Object, Object> shared = new ConcurrentHashMap<>();

  private Program(DocumentTree tree, Arities arities, Globals globals) {
    this.tree = tree;
    this.arities = arities;
    this.globals = globals;
  }

  /// The program of `modules`.
  ///
  /// @throws RegoErrors where they make no sense; all that was found
  public static Program compile(List<Module> modules, Builtins builtins) throws RegoErrors {
    return compile(modules, builtins, false);
  }

  /// The program of `modules`, which tells observers of each expression where `observed`.
  ///
  /// @throws RegoErrors where they make no sense; all that was found
  public static Program compile(List<Module> modules, Builtins builtins, boolean observed)
      throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    DocumentTree tree = new DocumentTree(builtins, observed);
    Arities arities = arities(tree);
    Globals globals = new Globals(modules);
    RuleLowering lowering = new RuleLowering(tree, arities, errors);
    List<RegoError> unused = new ArrayList<>();
    for (Module module : modules) {
      lowering.add(module, globals.rules(module, errors, unused));
    }
    fail(errors);
    lowering.lower();
    errors.addAll(unused);
    fail(errors);
    return new Program(tree, arities, globals);
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

  /// The query that `body` is, in the package `path` (`data.a`) with `imports`.
  ///
  /// @throws RegoErrors where it makes no sense
  public PreparedQuery prepare(List<Literal> body, String path, List<Import> imports)
      throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    List<Literal> resolved = globals.query(body, path, imports, errors);
    fail(errors);
    PreparedQuery query = new QueryLowering(tree, arities, errors).query(resolved, shared);
    fail(errors);
    return query;
  }
}
