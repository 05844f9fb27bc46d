package dev.lockstep.report;

import dev.lockstep.model.Finding;
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
/// it: secrets are a secret detection report, weaknesses in code a SAST report, those of components
/// a dependency scanning report or, of an image, a container scanning report. Findings that do not
/// count are left out, unless all are asked for.
///
/// The schema demands times; they are [ReportOptions#now].
public final class GitlabFormat implements ReportWriter {
  private static final String VERSION = "15.0.0";

  private final GitlabReport report;

  /// A secret detection report.
  public GitlabFormat() {
    this(GitlabReport.SECRETS);
  }

  GitlabFormat(GitlabReport report) {
    this.report = report;
  }

  @Override
  public void write(Report answer, ReportOptions options, OutputStream out) throws IOException {
    RuleIndex rules = new RuleIndex(answer);
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object().field("version", VERSION);
    scan(json, answer, options);
    String image = report == GitlabReport.CONTAINER ? GitlabDependencies.image(answer) : null;
    json.array("vulnerabilities");
    for (Finding finding : answer.findings()) {
      if (finding.kind() == report.kind() && (finding.counts() || options.showAll())) {
        GitlabVulnerability.write(json, finding, rules, image);
      }
    }
    json.endArray();
    if (report == GitlabReport.DEPENDENCIES) {
      GitlabDependencies.write(json, answer);
    }
    json.endObject().finish();
  }

  private void scan(JsonWriter json, Report answer, ReportOptions options) throws IOException {
    Instant now = options.now() == null ? Instant.EPOCH : options.now();
    // The schema's times end in seconds, without a zone.
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    json.object("scan")
        .field("type", report.type())
        .field("status", "success")
        .field("start_time", time)
        .field("end_time", time);
    program(json, "analyzer", answer);
    program(json, "scanner", answer);
    json.array("messages");
    for (Problem problem : answer.problems()) {
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

  private static void program(JsonWriter json, String name, Report answer) throws IOException {
    json.object(name)
        .field("id", "lockstep")
        .field("name", "Lockstep")
        .field("version", answer.tool())
        .object("vendor")
        .field("name", "Lockstep")
        .endObject()
        .endObject();
  }
}
