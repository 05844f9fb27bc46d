package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Version;
import dev.lockstep.model.Component;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Gate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Several reports as one: what scans of different kinds or folders found together.
public final class MergedReport {
  private final List<String> target = new ArrayList<>();
  private final Map<RuleId, Rule> rules = new TreeMap<>();
  private final Map<String, Finding> findings = new TreeMap<>();
  private final Map<String, Component> components = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final SortedMap<String, Long> passedOver = new TreeMap<>();
  private long files;
  private long bytes;
  private long notExamined;
  private long gitIgnoredExamined;

  private MergedReport() {}

  public static Report of(List<Report> reports) {
    if (reports.size() == 1) {
      return reports.getFirst();
    }
    MergedReport merged = new MergedReport();
    reports.forEach(merged::add);
    return merged.report();
  }

  /// The report with another verdict.
  public static Report withVerdict(Report report, Verdict verdict) {
    return new Report(
        report.schema(),
        report.tool(),
        report.target(),
        report.rules(),
        report.findings(),
        report.components(),
        report.problems(),
        report.coverage(),
        verdict);
  }

  /// The report with its waivers and its verdict decided anew.
  public static Report judged(Report report, Judgement judgement) {
    List<Finding> findings = report.findings().stream().map(MergedReport::unwaived).toList();
    Judgement.Judged judged = judgement.of(findings, false);
    List<Problem> problems = new ArrayList<>(report.problems());
    problems.removeIf(
        problem -> problem.id().startsWith("waiver-") && !isStaleStill(problem, judged, judgement));
    problems.addAll(judged.notices());
    return new Report(
        report.schema(),
        report.tool(),
        report.target(),
        report.rules(),
        judged.findings(),
        report.components(),
        problems,
        report.coverage(),
        judged.verdict());
  }

  /// Whether a waiver that covered nothing in the scan still does not. Only a scan of the whole
  /// project knows that, so the gate takes its word.
  private static boolean isStaleStill(
      Problem problem, Judgement.Judged judged, Judgement judgement) {
    String origin = problem.path();
    return problem.id().equals("waiver-stale")
        && judgement.waivers().all().stream().anyMatch(waiver -> waiver.origin().equals(origin))
        && judged.notices().stream().noneMatch(notice -> notice.path().equals(origin))
        && judged.findings().stream()
            .flatMap(finding -> finding.marks().stream())
            .noneMatch(mark -> origin.equals(mark.origin()));
  }

  private static Finding unwaived(Finding finding) {
    List<Mark> marks =
        finding.marks().stream().filter(mark -> mark.type() != Mark.Type.WAIVER).toList();
    return new Finding(
        finding.fingerprint(),
        finding.rule(),
        finding.kind(),
        finding.severity(),
        finding.confidence(),
        finding.message(),
        finding.locations(),
        finding.locationsTotal(),
        finding.detail(),
        finding.mend(),
        finding.fixes(),
        finding.components(),
        marks);
  }

  /// The same finding of two reports counts if it counts in one.
  private void add(Report report) {
    target.addAll(report.target());
    report.rules().forEach(rule -> rules.putIfAbsent(rule.id(), rule));
    for (Finding finding : report.findings()) {
      findings.merge(
          finding.fingerprint().value(), finding, (a, b) -> a.counts() || !b.counts() ? a : b);
    }
    report.components().forEach(component -> components.putIfAbsent(component.purl(), component));
    problems.addAll(report.problems());
    add(report.coverage());
  }

  private void add(Coverage coverage) {
    kinds.addAll(coverage.kinds());
    coverage.passedOver().forEach((reason, count) -> passedOver.merge(reason, count, Long::sum));
    files += coverage.files();
    bytes += coverage.bytes();
    notExamined += coverage.notExamined();
    gitIgnoredExamined += coverage.gitIgnoredExamined();
  }

  private Report report() {
    return new Report(
        Report.SCHEMA,
        Version.CURRENT,
        target,
        List.copyOf(rules.values()),
        List.copyOf(findings.values()),
        List.copyOf(components.values()),
        problems,
        new Coverage(List.copyOf(kinds), files, bytes, notExamined, passedOver, gitIgnoredExamined),
        new Verdict(Verdict.Outcome.PASS, Gate.POLICY, List.of()));
  }
}
