package dev.lockstep.rego;

import dev.lockstep.rego.eval.PreparedQuery;
import dev.lockstep.rego.eval.Program;
import dev.lockstep.rego.partial.PartialEvaluation;
import dev.lockstep.rego.partial.PartialResult;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A compiled policy. It may be shared by many threads.
public final class Policy {
  private final Program program;
  private final RegoVersion version;

  Policy(Program program, RegoVersion version) {
    this.program = program;
    this.version = version;
  }

  /// The query that `text` is: `data.app.allow`, `x = data.app.deny[_]`.
  ///
  /// @throws RegoErrors where it is none, or names what the policy does not have
  public Query prepare(String text) throws RegoErrors {
    return new Query(
        program.prepare(RegoParser.query(text, version, List.of()), "data", List.of()));
  }

  /// What is left of the query `text` where `unknowns` are not known yet. The policy must have been
  /// compiled to be evaluated partially.
  ///
  /// @param unknowns documents: `input`, `data.users`
  /// @param options what is known: data, and those parts of the input that are
  /// @throws RegoErrors where the query is none
  /// @throws EvaluationError where what is known cannot be evaluated, or it takes too many steps
  public PartialResult partial(String text, List<String> unknowns, EvaluationOptions options)
      throws RegoErrors {
    var _ = prepare(text);
    return evaluation(unknowns, options)
        .query(program.resolved(RegoParser.query(text, version, List.of())));
  }

  /// What is left of the rules that make `document` where `unknowns` are not known yet: first the
  /// module with these rules, then those that it needs besides the policy's.
  ///
  /// @param document a rule: `data.app.allow`
  /// @throws RegoErrors where there is no such rule
  public List<Module> optimized(String document, List<String> unknowns, EvaluationOptions options)
      throws RegoErrors {
    List<Module> left = evaluation(unknowns, options).document(reference(document));
    if (left.isEmpty()) {
      throw new RegoErrors(
          RegoError.COMPILE,
          document + " is no rule that can be evaluated partially",
          Location.NONE);
    }
    return left;
  }

  private PartialEvaluation evaluation(List<String> unknowns, EvaluationOptions options)
      throws RegoErrors {
    List<Term.Ref> references = new ArrayList<>();
    for (String unknown : unknowns) {
      references.add(reference(unknown));
    }
    return new PartialEvaluation(
        program.rules(),
        program.arities(),
        program.builtins(),
        references,
        expression -> solutions(expression, options),
        options.maxSteps());
  }

  private static Term.Ref reference(String text) throws RegoErrors {
    return switch (RegoParser.term(text)) {
      case Term.Ref ref when isRoot(ref.head()) -> ref;
      case Term.Var variable when isRoot(variable) ->
          new Term.Ref(List.of(variable), variable.location());
      default ->
          throw new RegoErrors(
              RegoError.COMPILE, text + " is no document of input or data", Location.NONE);
    };
  }

  private static boolean isRoot(Term term) {
    return term instanceof Term.Var(String name, _)
        && (name.equals("input") || name.equals("data"));
  }

  private List<Map<String, Value>> solutions(Literal expression, EvaluationOptions options) {
    try {
      return new Query(program.prepareResolved(List.of(expression)))
          .evaluate(options).stream()
              .filter(solution -> !solution.expressions().contains(BooleanValue.FALSE))
              .map(PreparedQuery.Solution::bindings)
              .toList();
    } catch (RegoErrors e) {
      throw new IllegalStateException("cannot be evaluated: " + expression, e);
    }
  }

  /// The query that `text` is within a package: it may name the package's rules and what is
  /// imported.
  ///
  /// @param path the package, without `data`; empty for none
  /// @param imports as they follow `import`: `data.lib`, `input.user as u`
  /// @throws RegoErrors where it is none, or a name is none
  public Query prepareIn(String path, List<String> imports, String text) throws RegoErrors {
    StringBuilder source = new StringBuilder("package " + (path.isEmpty() ? "query" : path) + "\n");
    imports.forEach(one -> source.append("import ").append(one).append('\n'));
    Module module = RegoParser.module("", source.toString(), version);
    String around = path.isEmpty() ? "data" : module.path().toString();
    return new Query(
        program.prepare(RegoParser.query(text, version, List.of()), around, module.imports()));
  }
}
