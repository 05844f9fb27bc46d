package dev.lockstep.report;

import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads a log of another tool (SARIF 2.1.0) as a report, so that one gate judges the findings of
/// several tools. What a log does not say is read carefully: a level without a score is `error`
/// high, `warning` medium, `note` low; a rule without a precision has confidence medium.
final class SarifReader {
  private static final String VERSION = "2.1.0";
  private static final String FAILED = "tool-failed";

  private final List<String> tools = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

  private SarifReader() {}

  /// Whether a document is such a log: a report of ours has no `runs`.
  static boolean reads(ReportNode document) {
    return document.members().get("runs") instanceof List<?>;
  }

  static Report report(ReportNode document) throws MalformedReport {
    String version = document.text("version");
    if (!version.equals(VERSION)) {
      throw new MalformedReport(
          "version", "SARIF \"" + version + "\" is not known here, " + VERSION + " is");
    }
    SarifReader reader = new SarifReader();
    List<Boolean> _ = document.list("runs", reader::add);
    return reader.report();
  }

  private boolean add(ReportNode run) throws MalformedReport {
    ReportNode driver = run.node("tool").node("driver");
    String tool = driver.text("name");
    tools.add(tool);
    SarifRules known = SarifRules.of(run);
    SarifRun results = new SarifRun(tool, known);
    if (run.has("results")) {
      for (List<Finding> of : run.list("results", results::findings)) {
        of.forEach(this::add);
      }
    }
    for (Finding finding : findings.values()) {
      rules.computeIfAbsent(finding.rule().value(), id -> known.rule(id, finding));
    }
    if (run.has("invocations")) {
      List<Boolean> _ = run.list("invocations", invocation -> invocation(invocation, tool));
    }
    return true;
  }

  /// The same finding of two runs counts if it counts in one.
  private void add(Finding finding) {
    kinds.add(finding.kind());
    findings.merge(
        finding.fingerprint().value(), finding, (a, b) -> a.counts() || !b.counts() ? a : b);
  }

  /// A tool that failed has not examined everything (section 3.20.14), and says so itself in its
  /// notifications (section 3.20.21).
  private boolean invocation(ReportNode invocation, String tool) throws MalformedReport {
    if (Boolean.FALSE.equals(invocation.members().get("executionSuccessful"))) {
      problems.add(Problem.incomplete(FAILED, "", tool + " says that it did not succeed"));
    }
    if (invocation.has("toolExecutionNotifications")) {
      problems.addAll(
          invocation.list("toolExecutionNotifications", node -> notification(node, tool)));
    }
    return true;
  }

  private static Problem notification(ReportNode node, String tool) throws MalformedReport {
    String said = tool + ": " + node.node("message").someText("text", "markdown", "id");
    String path = SarifPath.first(node);
    return node.textOr("level", "").equals("error")
        ? Problem.incomplete(FAILED, path, said)
        : Problem.notice("tool-notice", path, said);
  }

  private Report report() {
    return new Report(
        Report.SCHEMA,
        String.join(", ", tools),
        List.of(),
        List.copyOf(rules.values()),
        List.copyOf(findings.values()),
        List.of(),
        problems,
        new Coverage(List.copyOf(kinds), 0, 0, 0, new TreeMap<>(), 0),
        new Verdict(Verdict.Outcome.PASS, "none", List.of()));
  }
}
