package dev.lockstep.report.gitleaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.model.GitleaksFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// gitleaks' JSON report: an array of findings (`report/json.go`, `report/finding.go`).
public final class GitleaksJson implements GitleaksWriter {

  @Override
  public void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException {
    GoJson json = new GoJson(" ");
    json.begin('[');
    for (GitleaksFinding finding : findings) {
      finding(json.element(), finding);
    }
    json.end(']');
    out.write(json.toString().getBytes(UTF_8));
    out.write('\n');
    out.flush();
  }

  static GoJson finding(GoJson json, GitleaksFinding finding) {
    json.begin('{')
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
    return json.field("Entropy", finding.entropy())
        .field("Author", finding.author())
        .field("Email", finding.email())
        .field("Date", finding.date())
        .field("Message", finding.message())
        .field("Tags", finding.tags())
        .field("Fingerprint", finding.fingerprint())
        .end('}');
  }
}
