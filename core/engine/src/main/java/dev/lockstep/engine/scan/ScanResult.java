package dev.lockstep.engine.scan;

import dev.lockstep.model.Component;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import java.util.List;

/// What a scan found. All lists are sorted and, for the same input, the same at any number of
/// threads, with a cold cache and a warm one.
///
/// @param rules those that a detector stated, each once
/// @param cache differs from run to run
/// @param failures bugs of ours, each of which is a problem `internal-error` as well
public record ScanResult(
    List<Rule> rules,
    List<Finding> findings,
    List<Component> components,
    List<Problem> problems,
    Coverage coverage,
    CacheFigures cache,
    List<Failure> failures) {

  public ScanResult {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    components = List.copyOf(components);
    problems = List.copyOf(problems);
    failures = List.copyOf(failures);
  }
}
