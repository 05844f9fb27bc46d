package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import java.util.HashSet;
import java.util.Set;

/// What holds for the result of every scan.
public final class ScanInvariants {
  private ScanInvariants() {}

  public static void check(ScanResult result) {
    Set<RuleId> rules = new HashSet<>();
    for (Rule rule : result.rules()) {
      assertTrue(rules.add(rule.id()), () -> "stated twice: " + rule.id());
    }
    Set<String> fingerprints = new HashSet<>();
    for (Finding finding : result.findings()) {
      assertTrue(rules.contains(finding.rule()), () -> "no such rule: " + finding.rule());
      assertTrue(
          fingerprints.add(finding.fingerprint().value()),
          () -> "a fingerprint of two findings: " + finding);
      assertTrue(
          finding.locations().size() <= Finding.LOCATIONS_CAP, () -> "too many places: " + finding);
      finding
          .locations()
          .forEach(at -> assertTrue(!at.path().isEmpty(), () -> "no path: " + finding));
    }
    assertEquals(result.findings().stream().sorted().toList(), result.findings());
    assertEquals(result.problems().stream().sorted().distinct().toList(), result.problems());
    long notExamined =
        result.problems().stream()
            .filter(problem -> problem.weight() == Problem.Weight.INCOMPLETE)
            .map(Problem::path)
            .filter(path -> !path.isEmpty())
            .distinct()
            .count();
    assertEquals(notExamined, result.coverage().notExamined());
    result
        .failures()
        .forEach(
            failure ->
                assertTrue(
                    result.problems().stream().anyMatch(p -> p.id().equals("internal-error")),
                    () -> "a failure without a problem: " + failure));
  }
}
