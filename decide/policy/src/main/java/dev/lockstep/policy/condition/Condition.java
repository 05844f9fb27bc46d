package dev.lockstep.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.lockstep.value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// A condition in the Common Expression Language, compiled. May be shared by threads.
///
/// It sees objects by name, whose members are of any type, and gives a bool. Its cost is bounded:
/// comprehensions end after [#MOST_ITERATIONS] steps.
///
/// Source: github.com/cel-expr/cel-spec, doc/langdef.md.
public final class Condition {
  private static final int MOST_ITERATIONS = 100_000;
  private static final int MOST_DEPTH = 64;

  private final String text;
  private final CelRuntime.Program program;

  private Condition(String text, CelRuntime.Program program) {
    this.text = text;
    this.program = program;
  }

  /// @param variables the names that it may use
  /// @throws BadCondition where it is malformed, names what is not there, or is no bool
  public static Condition compile(String text, Iterable<String> variables) throws BadCondition {
    CelOptions options =
        CelOptions.current()
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxParseRecursionDepth(MOST_DEPTH)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    for (String variable : variables) {
      compiler.addVar(variable, MapType.create(SimpleType.STRING, SimpleType.DYN));
    }
    try {
      CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
      return new Condition(text, runtime.createProgram(tree(text, compiler.build())));
    } catch (CelEvaluationException e) {
      throw new BadCondition(String.valueOf(e.getMessage()), 0);
    }
  }

  private static CelAbstractSyntaxTree tree(String text, CelCompiler compiler) throws BadCondition {
    try {
      return compiler.compile(text).getAst();
    } catch (CelValidationException e) {
      for (CelIssue issue : e.getErrors()) {
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn();
        throw new BadCondition(issue.getMessage(), line <= 1 ? Math.max(column, 0) : 0);
      }
      throw new BadCondition(String.valueOf(e.getMessage()), 0);
    }
  }

  /// Whether it holds.
  ///
  /// @param variables an object for each name that it was compiled with
  /// @throws UndecidedCondition where it asks for what is not there, or costs too much
  public boolean holds(Map<String, ObjectValue> variables) {
    Map<String, Object> bound = new LinkedHashMap<>();
    variables.forEach((name, value) -> bound.put(name, CelValues.of(value)));
    try {
      return program.eval(bound) instanceof Boolean truth && truth;
    } catch (CelEvaluationException e) {
      throw new UndecidedCondition(text, String.valueOf(e.getMessage()), e);
    }
  }

  /// As it was written.
  @Override
  public String toString() {
    return text;
  }
}
