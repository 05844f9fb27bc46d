package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SPDX 2.3 as JSON. Source: ISO/IEC 5962 and its 2.3 edition at spdx.github.io.
public final class SpdxFormat implements BillWriter {
  static final String DOCUMENT = "SPDXRef-DOCUMENT";
  static final String ROOT = "SPDXRef-root";
  static final String NO_ASSERTION = "NOASSERTION";

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    Map<String, String> ids = ids(bill);
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object()
        .field("spdxVersion", "SPDX-2.3")
        .field("dataLicense", "CC0-1.0")
        .field("SPDXID", DOCUMENT)
        .field("name", bill.target())
        .field("documentNamespace", namespace(bill));
    json.object("creationInfo").field("created", created(now)).array("creators");
    json.value("Tool: lockstep-" + bill.tool()).endArray().endObject();
    json.array("packages");
    root(bill, json);
    for (Component component : bill.components()) {
      component(component, id(component.purl(), ids), json);
    }
    json.endArray().array("relationships");
    relationship(DOCUMENT, "DESCRIBES", ROOT, json);
    for (String direct : bill.direct()) {
      relationship(ROOT, "DEPENDS_ON", id(direct, ids), json);
    }
    for (Component component : bill.components()) {
      for (String need : bill.dependsOn(component)) {
        relationship(id(component.purl(), ids), "DEPENDS_ON", id(need, ids), json);
      }
    }
    json.endArray().endObject().finish();
  }

  /// Element names by purl: places in the list, which is sorted.
  static Map<String, String> ids(Bill bill) {
    Map<String, String> ids = new HashMap<>();
    for (Component component : bill.components()) {
      ids.put(component.purl(), "SPDXRef-" + (ids.size() + 1));
    }
    return ids;
  }

  static String id(String purl, Map<String, String> ids) {
    return ids.getOrDefault(purl, ROOT);
  }

  static String namespace(Bill bill) {
    return "https://spdx.org/spdxdocs/lockstep-" + bill.digest();
  }

  /// The time that was given; else the beginning of time, so that the same components give the same
  /// bytes.
  static String created(@Nullable Instant now) {
    return (now == null ? Instant.EPOCH : now).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void root(Bill bill, JsonWriter json) throws IOException {
    json.object()
        .field("SPDXID", ROOT)
        .field("name", bill.target())
        .field("downloadLocation", NO_ASSERTION)
        .field("filesAnalyzed", false)
        .field("primaryPackagePurpose", "APPLICATION")
        .endObject();
  }

  private static void component(Component component, String id, JsonWriter json)
      throws IOException {
    String expression = Bill.expression(component);
    json.object()
        .field("SPDXID", id)
        .field("name", component.name())
        .optional("versionInfo", component.version())
        .field("downloadLocation", NO_ASSERTION)
        .field("filesAnalyzed", false)
        .field("licenseConcluded", NO_ASSERTION)
        .field("licenseDeclared", expression.isEmpty() ? NO_ASSERTION : expression)
        .field("copyrightText", NO_ASSERTION);
    if (!component.locations().isEmpty()) {
      json.field("sourceInfo", "stated in " + component.locations().getFirst().path());
    }
    if (!component.hashes().isEmpty()) {
      json.array("checksums");
      for (Hash hash : component.hashes()) {
        json.object().field("algorithm", algorithm(hash));
        json.field("checksumValue", hash.value()).endObject();
      }
      json.endArray();
    }
    json.array("externalRefs")
        .object()
        .field("referenceCategory", "PACKAGE-MANAGER")
        .field("referenceType", "purl")
        .field("referenceLocator", component.purl())
        .endObject()
        .endArray()
        .endObject();
  }

  /// SPDX names algorithms without the dash.
  static String algorithm(Hash hash) {
    return hash.algorithm().replace("-", "");
  }

  private static void relationship(String from, String type, String to, JsonWriter json)
      throws IOException {
    json.object()
        .field("spdxElementId", from)
        .field("relationshipType", type)
        .field("relatedSpdxElement", to)
        .endObject();
  }
}
