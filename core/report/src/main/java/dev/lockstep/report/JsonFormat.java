package dev.lockstep.report;

import dev.lockstep.model.Component;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Fix;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Our own JSON, which holds all of a report and which [ReportReader] reads back. Its shape is
/// described by `docs/schema/report-1.schema.json`: what is null is left out, lists are always
/// there.
public final class JsonFormat implements ReportWriter {

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object()
        .field("schema", report.schema())
        .field("tool", report.tool())
        .field("target", report.target());
    verdict(json, report.verdict());
    coverage(json, report.coverage());
    json.array("problems");
    for (Problem problem : report.problems()) {
      problem(json, problem);
    }
    json.endArray().array("findings");
    for (Finding finding : report.findings()) {
      finding(json, finding);
    }
    json.endArray().array("rules");
    for (Rule rule : report.rules()) {
      rule(json, rule);
    }
    json.endArray().array("components");
    for (Component component : report.components()) {
      component(json, component);
    }
    json.endArray().endObject().finish();
  }

  private static void verdict(JsonWriter json, Verdict verdict) throws IOException {
    json.object("verdict")
        .field("outcome", verdict.outcome().id())
        .field("policy", verdict.policy())
        .array("reasons");
    for (Verdict.Reason reason : verdict.reasons()) {
      json.object()
          .field("outcome", reason.outcome().id())
          .field("policy", reason.policy())
          .field("message", reason.message())
          .field("findings", reason.findings().stream().map(Fingerprint::value).toList())
          .optional("mend", reason.mend())
          .endObject();
    }
    json.endArray().endObject();
  }

  private static void coverage(JsonWriter json, Coverage coverage) throws IOException {
    json.object("coverage")
        .field("kinds", coverage.kinds().stream().map(Kind::id).toList())
        .field("files", coverage.files())
        .field("bytes", coverage.bytes())
        .field("notExamined", coverage.notExamined())
        .field("gitIgnoredExamined", coverage.gitIgnoredExamined())
        .object("passedOver");
    for (Map.Entry<String, Long> passed : coverage.passedOver().entrySet()) {
      json.field(passed.getKey(), passed.getValue());
    }
    json.endObject().endObject();
  }

  private static void problem(JsonWriter json, Problem problem) throws IOException {
    json.object()
        .field("weight", problem.weight().id())
        .field("id", problem.id())
        .field("path", problem.path());
    JsonPlaces.region(json, problem.region());
    json.field("reason", problem.reason()).endObject();
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.object()
        .field("fingerprint", finding.fingerprint().value())
        .field("rule", finding.rule().value())
        .field("kind", finding.kind().id())
        .field("severity", finding.severity().id())
        .field("confidence", finding.confidence().id())
        .field("message", finding.message())
        .optional("mend", finding.mend());
    JsonPlaces.locations(json, finding.locations());
    json.field("locationsTotal", finding.locationsTotal());
    JsonDetail.write(json, finding.detail());
    fixes(json, finding.fixes());
    json.field("components", finding.components()).array("marks");
    for (Mark mark : finding.marks()) {
      json.object()
          .field("type", mark.type().id())
          .field("reason", mark.reason())
          .optional("origin", mark.origin())
          .endObject();
    }
    json.endArray().endObject();
  }

  private static void fixes(JsonWriter json, List<Fix> fixes) throws IOException {
    json.array("fixes");
    for (Fix fix : fixes) {
      json.object().field("description", fix.description()).array("edits");
      for (Fix.Edit edit : fix.edits()) {
        json.object().field("path", edit.path());
        JsonPlaces.region(json, edit.region());
        json.field("replacement", edit.replacement()).endObject();
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private static void rule(JsonWriter json, Rule rule) throws IOException {
    json.object()
        .field("id", rule.id().value())
        .field("kind", rule.kind().id())
        .field("title", rule.title())
        .field("description", rule.description())
        .field("severity", rule.severity().id())
        .field("confidence", rule.confidence().id())
        .optional("mend", rule.mend())
        .field("references", rule.references())
        .field("tags", rule.tags())
        .endObject();
  }

  private static void component(JsonWriter json, Component component) throws IOException {
    json.object()
        .field("purl", component.purl())
        .field("name", component.name())
        .optional("version", component.version())
        .field("scopes", component.scopes())
        .field("direct", component.direct())
        .field("licences", component.licences());
    if (!component.hashes().isEmpty()) {
      json.array("hashes");
      for (Hash hash : component.hashes()) {
        json.object().field("algorithm", hash.algorithm()).field("value", hash.value());
        json.endObject();
      }
      json.endArray();
    }
    json.field("dependsOn", component.dependsOn());
    JsonPlaces.locations(json, component.locations());
    json.endObject();
  }
}
