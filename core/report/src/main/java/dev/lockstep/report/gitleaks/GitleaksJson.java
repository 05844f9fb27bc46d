package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// gitleaks' JSON report: an array of findings (`report/json.go`, `report/finding.go`).
public final class GitleaksJson implements GitleaksWriter {

  @Override
  public void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException {
    JsonWriter json = JsonWriter.to(out, " ", JsonEscaping.GO);
    json.array();
    for (GitleaksFinding finding : findings) {
      finding(json, finding);
    }
    json.endArray().finish();
  }

  static void finding(JsonWriter json, GitleaksFinding finding) throws IOException {
    json.object()
        .field("RuleID", finding.ruleId())
        .field("Description", finding.description())
        .field("StartLine", finding.startLine())
        .field("EndLine", finding.endLine())
        .field("StartColumn", finding.startColumn())
        .field("EndColumn", finding.endColumn())
        .field("Match", finding.match())
        .field("Secret", finding.secret())
        .field("File", finding.file())
        .field("SymlinkFile", finding.symlinkFile())
        .field("Commit", finding.commit());
    if (!finding.link().isEmpty()) {
      json.field("Link", finding.link());
    }
    json.field("Entropy", finding.entropy())
        .field("Author", finding.author())
        .field("Email", finding.email())
        .field("Date", finding.date())
        .field("Message", finding.message());
    tags(json, "Tags", finding.tags());
    json.field("Fingerprint", finding.fingerprint()).endObject();
  }

  /// Go writes a slice that is nil as `null`.
  static void tags(JsonWriter json, String name, @Nullable List<String> tags) throws IOException {
    if (tags == null) {
      json.nullField(name);
    } else {
      json.field(name, tags);
    }
  }
}
