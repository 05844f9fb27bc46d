package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// GitLab's security report, version 15.0.0 of its schemas: the lowest that current GitLab accepts,
/// and it has all we say. One report holds one kind of finding, so those of other kinds are not in
/// it: secrets are a secret detection report, weaknesses in code a SAST report. Findings that do
/// not count are left out, unless all are asked for.
///
/// The schema demands times; they are [ReportOptions#now].
public final class GitlabFormat implements ReportWriter {
  private static final String VERSION = "15.0.0";

  private final Kind kind;

  /// A secret detection report.
  public GitlabFormat() {
    this(Kind.SECRETS);
  }

  /// @param kind of the findings, secrets or code
  GitlabFormat(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    RuleIndex rules = new RuleIndex(report);
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object().field("version", VERSION);
    scan(json, report, options);
    json.array("vulnerabilities");
    for (Finding finding : report.findings()) {
      if (finding.kind() == kind && (finding.counts() || options.showAll())) {
        GitlabVulnerability.write(json, finding, rules);
      }
    }
    json.endArray().endObject().finish();
  }

  private void scan(JsonWriter json, Report report, ReportOptions options) throws IOException {
    Instant now = options.now() == null ? Instant.EPOCH : options.now();
    // The schema's times end in seconds, without a zone.
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    json.object("scan")
        .field("type", kind == Kind.SECRETS ? "secret_detection" : "sast")
        .field("status", "success")
        .field("start_time", time)
        .field("end_time", time);
    program(json, "analyzer", report);
    program(json, "scanner", report);
    json.array("messages");
    for (Problem problem : report.problems()) {
      String level =
          switch (problem.weight()) {
            case INCOMPLETE -> "warn";
            case NOTICE -> "info";
          };
      String subject = problem.path().isEmpty() ? problem.id() : problem.path();
      json.object()
          .field("level", level)
          .field("value", subject + ": " + problem.reason())
          .endObject();
    }
    json.endArray().endObject();
  }

  private static void program(JsonWriter json, String name, Report report) throws IOException {
    json.object(name)
        .field("id", "lockstep")
        .field("name", "Lockstep")
        .field("version", report.tool())
        .object("vendor")
        .field("name", "Lockstep")
        .endObject()
        .endObject();
  }
}
