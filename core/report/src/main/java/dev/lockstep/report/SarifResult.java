package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fix;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding as a result of SARIF (section 3.27).
final class SarifResult {

  private SarifResult() {}

  /// @param ruleIndex where the rule stands in the driver's list; null where the report has no rule
  ///     of that id
  static void write(JsonWriter json, Finding finding, @Nullable Integer ruleIndex)
      throws IOException {
    json.object().field("ruleId", finding.rule().value());
    if (ruleIndex != null) {
      json.field("ruleIndex", ruleIndex);
    }
    json.field("level", SarifRule.level(finding.severity()));
    SarifPlaces.message(json, finding.message());
    json.array("locations");
    for (Location location : finding.locations()) {
      json.object();
      SarifPlaces.physical(json, location);
      json.endObject();
    }
    json.endArray().field("occurrenceCount", finding.locationsTotal());
    fingerprints(json, finding);
    if (finding.detail() instanceof Detail.Code code && !code.trace().isEmpty()) {
      related(json, code.trace().getFirst());
      json.array("codeFlows");
      codeFlow(json, code.trace());
      for (List<Detail.Step> other : code.others()) {
        codeFlow(json, other);
      }
      json.endArray();
    }
    fixes(json, finding.fixes());
    suppressions(json, finding.marks());
    properties(json, finding);
    json.endObject();
  }

  /// GitHub tells alerts apart by `primaryLocationLineHash` alone, and computes it from the line
  /// where it is missing: a secret that moves would be a new alert.
  private static void fingerprints(JsonWriter json, Finding finding) throws IOException {
    json.object("partialFingerprints")
        .field("lockstep/v1", finding.fingerprint().value())
        .field("primaryLocationLineHash", finding.fingerprint().value())
        .endObject();
  }

  /// Where the data comes from, for viewers that show no flows (section 3.27.22).
  private static void related(JsonWriter json, Detail.Step first) throws IOException {
    json.array("relatedLocations").object().field("id", 1);
    SarifPlaces.physical(json, first.location());
    SarifPlaces.message(json, first.message());
    json.endObject().endArray();
  }

  private static void codeFlow(JsonWriter json, List<Detail.Step> trace) throws IOException {
    json.object().array("threadFlows").object().array("locations");
    int order = 1;
    for (Detail.Step step : trace) {
      json.object().object("location");
      SarifPlaces.physical(json, step.location());
      SarifPlaces.message(json, step.message());
      json.endObject().field("executionOrder", order++).endObject();
    }
    json.endArray().endObject().endArray().endObject();
  }

  private static void fixes(JsonWriter json, List<Fix> fixes) throws IOException {
    json.array("fixes");
    for (Fix fix : fixes) {
      json.object().object("description").field("text", fix.description()).endObject();
      json.array("artifactChanges");
      for (Map.Entry<String, List<Fix.Edit>> change : byPath(fix).entrySet()) {
        json.object();
        SarifPlaces.artifact(json, change.getKey());
        json.array("replacements");
        for (Fix.Edit edit : change.getValue()) {
          json.object();
          SarifPlaces.region(json, "deletedRegion", edit.region());
          json.object("insertedContent").field("text", edit.replacement()).endObject().endObject();
        }
        json.endArray().endObject();
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private static Map<String, List<Fix.Edit>> byPath(Fix fix) {
    Map<String, List<Fix.Edit>> changes = new LinkedHashMap<>();
    for (Fix.Edit edit : fix.edits()) {
      changes.computeIfAbsent(edit.path(), _ -> new ArrayList<>()).add(edit);
    }
    return changes;
  }

  private static void suppressions(JsonWriter json, List<Mark> marks) throws IOException {
    json.array("suppressions");
    for (Mark mark : marks) {
      String kind =
          switch (mark.type()) {
            case INLINE -> "inSource";
            case BASELINE, WAIVER, IGNORE_FILE, FILTER, VEX -> "external";
          };
      json.object()
          .field("kind", kind)
          .field("status", "accepted")
          .field("justification", mark.type().id() + ": " + mark.reason())
          .endObject();
    }
    json.endArray();
  }

  private static void properties(JsonWriter json, Finding finding) throws IOException {
    json.object("properties")
        .field("id", finding.fingerprint().shortId())
        .field("kind", finding.kind().id())
        .field("severity", finding.severity().id())
        .field("confidence", finding.confidence().id())
        .optional("mend", finding.mend())
        .endObject();
  }
}
