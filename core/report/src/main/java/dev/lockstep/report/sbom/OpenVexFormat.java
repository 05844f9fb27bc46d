package dev.lockstep.report.sbom;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OpenVEX 0.2.0: a statement for each vulnerability of each component. What was decided elsewhere
/// comes out as it went in. Source: the OpenVEX specification 0.2.0.
public final class OpenVexFormat implements BillWriter {

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object()
        .field("@context", "https://openvex.dev/ns/v0.2.0")
        .field("@id", "https://openvex.dev/docs/lockstep-" + VexDigest.of(report))
        .field("author", "lockstep " + report.tool())
        .field("timestamp", time(now))
        .field("version", 1L)
        .field("tooling", "lockstep " + report.tool());
    json.array("statements");
    for (Finding finding : report.findings()) {
      if (finding.detail() instanceof Detail.Dependency detail && detail.advisory() != null) {
        statement(finding, detail, json);
      }
    }
    json.endArray().endObject().finish();
  }

  static String time(@Nullable Instant now) {
    return (now == null ? Instant.EPOCH : now).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void statement(Finding finding, Detail.Dependency detail, JsonWriter json)
      throws IOException {
    VexStatus status = VexStatus.of(finding, detail);
    json.object().object("vulnerability").field("name", String.valueOf(detail.advisory()));
    List<String> aliases = detail.aliases();
    if (!aliases.isEmpty()) {
      json.field("aliases", aliases);
    }
    json.endObject().array("products");
    for (String purl : finding.components()) {
      json.object().field("@id", purl).endObject();
    }
    json.endArray();
    switch (status.word()) {
      case NOT_AFFECTED -> {
        json.field("status", "not_affected");
        if (!status.justification().isEmpty()) {
          json.field("justification", status.justification());
        }
        json.field("impact_statement", status.words());
      }
      case AFFECTED ->
          json.field("status", "affected")
              .field(
                  "action_statement", status.words().isEmpty() ? "none is known" : status.words());
      case UNDER_INVESTIGATION -> {
        json.field("status", "under_investigation");
        json.optional("status_notes", status.words().isEmpty() ? null : status.words());
      }
    }
    json.endObject();
  }
}
