package dev.lockstep.cli.scan;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.sast.Sast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a change does to code that it does not touch: data goes from file to file, so that a change
/// of a function can make its callers dangerous. With `--since` all code of HEAD is looked at, most
/// of it out of the cache, and what counts is what leads through a file that the change touches.
final class AffectedCode {
  private static final String BUDGET = "over-step-budget";

  private AffectedCode() {}

  /// The capabilities that look from one file into others; empty where none does.
  static List<Capability> capabilities(ScanRequest request, Detection detection) {
    return request.selection() instanceof Selection.Since
        ? detection.capabilities().stream()
            .filter(capability -> capability instanceof Sast sast && sast.followsCalls())
            .toList()
        : List.of();
  }

  /// Those of the capabilities that read one of the changed files.
  static List<Capability> concerned(List<Capability> following, Set<String> changed) {
    return following.stream()
        .filter(
            capability ->
                capability.extractors().stream()
                    .anyMatch(extractor -> changed.stream().anyMatch(extractor.interest()::admits)))
        .toList();
  }

  /// What was found in the changed files, with the code's findings as the whole project shows them.
  ///
  /// @param changed the paths of the change
  /// @param whole what those capabilities found in all of HEAD
  static ScanResult joined(ScanResult here, ScanResult whole, Set<String> changed) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : here.findings()) {
      if (finding.kind() != Kind.SAST || !isFollowed(finding, whole)) {
        findings.add(finding);
      }
    }
    for (Finding finding : whole.findings()) {
      if (touches(finding, changed)) {
        findings.add(finding);
      }
    }
    Map<RuleId, Rule> rules = new TreeMap<>();
    here.rules().forEach(rule -> rules.put(rule.id(), rule));
    whole.rules().stream()
        .filter(rule -> findings.stream().anyMatch(one -> one.rule().equals(rule.id())))
        .forEach(rule -> rules.put(rule.id(), rule));
    List<Problem> problems = new ArrayList<>(here.problems());
    whole.problems().stream()
        .filter(problem -> problem.id().equals(BUDGET) && !problems.contains(problem))
        .forEach(problems::add);
    return new ScanResult(
        List.copyOf(rules.values()),
        findings.stream().sorted().distinct().toList(),
        here.components(),
        problems,
        here.coverage(),
        here.cache(),
        here.failures());
  }

  /// Whether a finding has a trace: what it says is only true of the whole project.
  private static boolean isFollowed(Finding finding, ScanResult whole) {
    return whole.findings().contains(finding)
        || (finding.detail() instanceof Detail.Code code && !code.trace().isEmpty());
  }

  private static boolean touches(Finding finding, Set<String> changed) {
    for (Location location : finding.locations()) {
      if (changed.contains(location.path())) {
        return true;
      }
    }
    return finding.detail() instanceof Detail.Code code
        && code.steps().anyMatch(step -> changed.contains(step.location().path()));
  }
}
