package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SARIF 2.1.0 (OASIS Standard, 2020-03-27), with what GitHub code scanning reads of it and within
/// its limits. Findings that do not count are there with their suppression; problems are
/// notifications of the run.
public final class SarifFormat implements ReportWriter {
  /// GitHub refuses a run with more results.
  static final int RESULTS_CAP = 25_000;

  /// Notifications beyond it are counted in a last one.
  private static final int NOTIFICATIONS_CAP = 1_000;

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    Map<RuleId, Integer> indexes = new HashMap<>();
    report.rules().forEach(rule -> indexes.put(rule.id(), indexes.size()));
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object()
        .field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .field("version", "2.1.0")
        .array("runs")
        .object();
    tool(json, report);
    invocation(json, report);
    json.field("columnKind", "unicodeCodePoints")
        .field("redactionTokens", List.of("•"))
        .array("results");
    for (Finding finding : kept(report)) {
      SarifResult.write(json, finding, indexes.get(finding.rule()));
    }
    json.endArray().endObject().endArray().endObject().finish();
  }

  /// Findings are sorted by severity, so those that are cut are the least severe.
  private static List<Finding> kept(Report report) {
    List<Finding> findings = report.findings();
    return findings.subList(0, Math.min(findings.size(), RESULTS_CAP));
  }

  private static void tool(JsonWriter json, Report report) throws IOException {
    json.object("tool")
        .object("driver")
        .field("name", "Lockstep")
        .field("version", report.tool())
        .array("rules");
    for (Rule rule : report.rules()) {
      SarifRule.write(json, rule);
    }
    json.endArray().endObject().endObject();
  }

  private static void invocation(JsonWriter json, Report report) throws IOException {
    json.array("invocations")
        .object()
        .field("executionSuccessful", report.isComplete())
        .array("toolExecutionNotifications");
    List<Problem> problems = report.problems();
    for (Problem problem : problems.subList(0, Math.min(problems.size(), NOTIFICATIONS_CAP))) {
      notification(json, problem);
    }
    overCap(json, "problems", problems.size(), NOTIFICATIONS_CAP);
    overCap(json, "results", report.findings().size(), RESULTS_CAP);
    json.endArray().endObject().endArray();
  }

  private static void notification(JsonWriter json, Problem problem) throws IOException {
    String level =
        switch (problem.weight()) {
          case INCOMPLETE -> "error";
          case NOTICE -> "note";
        };
    json.object().object("descriptor").field("id", problem.id()).endObject().field("level", level);
    SarifPlaces.message(json, problem.reason());
    if (!problem.path().isEmpty()) {
      json.array("locations").object();
      SarifPlaces.physical(json, problem.path(), problem.region(), null);
      json.endObject().endArray();
    }
    json.endObject();
  }

  private static void overCap(JsonWriter json, String what, int total, int cap) throws IOException {
    if (total > cap) {
      json.object()
          .object("descriptor")
          .field("id", "report-cut")
          .endObject()
          .field("level", "warning");
      SarifPlaces.message(
          json, "The first " + cap + " of " + total + " " + what + " are in this file.");
      json.endObject();
    }
  }
}
