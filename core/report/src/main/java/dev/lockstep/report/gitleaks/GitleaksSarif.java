package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// gitleaks' SARIF report (`report/sarif.go`). The version in it is `v8.0.0` in every release of
/// gitleaks 8.
public final class GitleaksSarif implements GitleaksWriter {

  @Override
  public void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException {
    JsonWriter json = JsonWriter.to(out, " ", JsonEscaping.GO);
    json.object()
        .field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .field("version", "2.1.0")
        .array("runs")
        .object();
    tool(json, rules);
    json.array("results");
    for (GitleaksFinding finding : findings) {
      result(json, finding);
    }
    json.endArray().endObject().endArray().endObject().finish();
  }

  private static void tool(JsonWriter json, List<GitleaksRule> rules) throws IOException {
    json.object("tool")
        .object("driver")
        .field("name", "gitleaks")
        .field("semanticVersion", "v8.0.0")
        .field("informationUri", "https://github.com/gitleaks/gitleaks")
        .array("rules");
    for (GitleaksRule rule : rules) {
      json.object()
          .field("id", rule.id())
          .object("shortDescription")
          .field("text", rule.description())
          .endObject()
          .endObject();
    }
    json.endArray().endObject().endObject();
  }

  private static void result(JsonWriter json, GitleaksFinding finding) throws IOException {
    json.object()
        .object("message")
        .field("text", message(finding))
        .endObject()
        .field("ruleId", finding.ruleId())
        .array("locations");
    location(json, finding);
    json.endArray()
        .object("partialFingerprints")
        .field("commitSha", finding.commit())
        .field("email", finding.email())
        .field("author", finding.author())
        .field("date", finding.date())
        .field("commitMessage", finding.message())
        .endObject()
        .object("properties");
    GitleaksJson.tags(json, "tags", finding.tags());
    json.endObject().endObject();
  }

  private static void location(JsonWriter json, GitleaksFinding finding) throws IOException {
    boolean linked = !finding.symlinkFile().isEmpty();
    json.object()
        .object("physicalLocation")
        .object("artifactLocation")
        .field("uri", linked ? finding.symlinkFile() : finding.file())
        .endObject()
        .object("region")
        .field("startLine", finding.startLine())
        .field("startColumn", finding.startColumn())
        .field("endLine", finding.endLine())
        .field("endColumn", finding.endColumn())
        .object("snippet")
        .field("text", finding.secret())
        .endObject()
        .endObject()
        .endObject()
        .endObject();
  }

  private static String message(GitleaksFinding finding) {
    String file = finding.ruleId() + " has detected secret for file " + finding.file();
    return finding.commit().isEmpty() ? file + "." : file + " at commit " + finding.commit() + ".";
  }
}
