package dev.lockstep.model;

import java.util.List;

/// The answer of one scan, sorted by stable keys: the same input gives the same report at any
/// number of threads.
///
/// @param schema the version of the report's shape, `MAJOR.MINOR`
/// @param tool the version of Lockstep that made it
/// @param target what was scanned, as the user named it
/// @param rules those that the findings name
public record Report(
    String schema,
    String tool,
    List<String> target,
    List<Rule> rules,
    List<Finding> findings,
    List<Component> components,
    List<Problem> problems,
    Coverage coverage,
    Verdict verdict) {
  /// The version of the shape that this code writes.
  public static final String SCHEMA = "1.0";

  public Report {
    target = List.copyOf(target);
    rules = rules.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    findings = findings.stream().sorted().toList();
    components = components.stream().sorted().toList();
    problems = problems.stream().sorted().toList();
  }

  /// Whether everything in scope was examined.
  public boolean isComplete() {
    return problems.stream().noneMatch(problem -> problem.weight() == Problem.Weight.INCOMPLETE);
  }

  public Report with(Verdict decided) {
    return new Report(
        schema, tool, target, rules, findings, components, problems, coverage, decided);
  }
}
