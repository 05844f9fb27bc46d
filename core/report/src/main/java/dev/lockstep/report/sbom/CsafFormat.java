package dev.lockstep.report.sbom;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// CSAF 2.0 in its profile for VEX: the components as products, and what is known of each
/// under each vulnerability. Source: OASIS CSAF 2.0, profile 5.
public final class CsafFormat implements BillWriter {

  private record Said(Finding finding, VexStatus status) {}

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Map<String, List<Said>> byId = new LinkedHashMap<>();
    TreeSet<String> purls = new TreeSet<>();
    for (Finding finding : report.findings()) {
      if (finding.detail() instanceof Detail.Dependency detail && detail.advisory() != null) {
        byId.computeIfAbsent(detail.advisory(), _ -> new ArrayList<>())
            .add(new Said(finding, VexStatus.of(finding, detail)));
        purls.addAll(finding.components());
      }
    }
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object();
    document(report, OpenVexFormat.time(now), json);
    if (!byId.isEmpty()) {
      json.object("product_tree").array("full_product_names");
      for (String purl : purls) {
        json.object().field("product_id", purl).field("name", purl);
        json.object("product_identification_helper").field("purl", purl).endObject().endObject();
      }
      json.endArray().endObject().array("vulnerabilities");
      for (Map.Entry<String, List<Said>> entry : byId.entrySet()) {
        vulnerability(entry.getKey(), entry.getValue(), json);
      }
      json.endArray();
    }
    json.endObject().finish();
  }

  private static void document(Report report, String time, JsonWriter json) throws IOException {
    String target = String.join(" ", report.target());
    json.object("document").field("category", "csaf_vex").field("csaf_version", "2.0");
    json.object("publisher")
        .field("category", "user")
        .field("name", "lockstep")
        .field("namespace", "https://spdx.org/spdxdocs/lockstep")
        .endObject();
    json.field(
        "title", "vulnerabilities of the components of " + (target.isEmpty() ? "." : target));
    json.object("tracking")
        .field("current_release_date", time)
        .field("id", "lockstep-" + VexDigest.of(report))
        .field("initial_release_date", time)
        .array("revision_history")
        .object()
        .field("date", time)
        .field("number", "1")
        .field("summary", "first version")
        .endObject()
        .endArray()
        .field("status", "final")
        .field("version", "1");
    json.object("generator")
        .object("engine")
        .field("name", "lockstep")
        .field("version", report.tool())
        .endObject()
        .endObject();
    json.endObject().endObject();
  }

  private static void vulnerability(String id, List<Said> said, JsonWriter json)
      throws IOException {
    json.object();
    if (id.startsWith("CVE-")) {
      json.field("cve", id);
    } else {
      json.array("ids").object().field("system_name", system(id)).field("text", id);
      json.endObject().endArray();
    }
    json.array("notes").object().field("category", "description");
    json.field("text", said.getFirst().finding.message()).endObject().endArray();
    json.object("product_status");
    products("known_not_affected", VexStatus.Word.NOT_AFFECTED, said, json);
    products("known_affected", VexStatus.Word.AFFECTED, said, json);
    products("under_investigation", VexStatus.Word.UNDER_INVESTIGATION, said, json);
    json.endObject();
    reasons(said, json);
    json.endObject();
  }

  private static String system(String id) {
    int dash = id.indexOf('-');
    return dash > 0 ? id.substring(0, dash) : "advisory";
  }

  private static void products(String name, VexStatus.Word word, List<Said> said, JsonWriter json)
      throws IOException {
    TreeSet<String> purls = new TreeSet<>();
    for (Said one : said) {
      if (one.status.word() == word) {
        purls.addAll(one.finding.components());
      }
    }
    if (!purls.isEmpty()) {
      json.field(name, List.copyOf(purls));
    }
  }

  /// Impacts of what is not affected, remedies for what is.
  private static void reasons(List<Said> said, JsonWriter json) throws IOException {
    List<Said> flagged =
        said.stream().filter(one -> !one.status.justification().isEmpty()).toList();
    if (!flagged.isEmpty()) {
      json.array("flags");
      for (Said one : flagged) {
        json.object().field("label", one.status.justification());
        json.field("product_ids", one.finding.components()).endObject();
      }
      json.endArray();
    }
    List<Said> unaffected =
        said.stream().filter(one -> one.status.word() == VexStatus.Word.NOT_AFFECTED).toList();
    if (!unaffected.isEmpty()) {
      json.array("threats");
      for (Said one : unaffected) {
        json.object().field("category", "impact").field("details", one.status.words());
        json.field("product_ids", one.finding.components()).endObject();
      }
      json.endArray();
    }
    List<Said> mendable =
        said.stream()
            .filter(one -> one.status.word() != VexStatus.Word.NOT_AFFECTED)
            .filter(one -> !one.status.words().isEmpty())
            .toList();
    if (!mendable.isEmpty()) {
      json.array("remediations");
      for (Said one : mendable) {
        boolean fix =
            one.finding.detail() instanceof Detail.Dependency detail && detail.fixedIn() != null;
        json.object().field("category", fix ? "vendor_fix" : "none_available");
        json.field("details", one.status.words());
        json.field("product_ids", one.finding.components()).endObject();
      }
      json.endArray();
    }
  }
}
