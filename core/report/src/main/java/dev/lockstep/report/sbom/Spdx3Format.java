package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SPDX 3.0.1 as JSON-LD, in the profiles core and software.
public final class Spdx3Format implements BillWriter {
  private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  private static final String CREATION = "_:creation";

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    Map<String, String> ids = SpdxFormat.ids(bill);
    String base = SpdxFormat.namespace(bill) + "#";
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object().field("@context", CONTEXT).array("@graph");
    json.object()
        .field("type", "CreationInfo")
        .field("@id", CREATION)
        .field("specVersion", "3.0.1")
        .field("created", SpdxFormat.created(now))
        .field("createdBy", List.of(base + "agent"))
        .endObject();
    element("SoftwareAgent", base + "agent", "lockstep " + bill.tool(), json).endObject();
    document(bill, base, ids, json);
    element("software_Package", base + SpdxFormat.ROOT, bill.target(), json)
        .field("software_primaryPurpose", "application")
        .endObject();
    for (Component component : bill.components()) {
      element(
              "software_Package",
              base + SpdxFormat.id(component.purl(), ids),
              component.name(),
              json)
          .optional("software_packageVersion", component.version())
          .field("software_packageUrl", component.purl());
      hashes(component, json);
      json.endObject();
    }
    needs(base, SpdxFormat.ROOT, bill.direct(), ids, json);
    for (Component component : bill.components()) {
      needs(base, SpdxFormat.id(component.purl(), ids), bill.dependsOn(component), ids, json);
    }
    json.endArray().endObject().finish();
  }

  private static void document(Bill bill, String base, Map<String, String> ids, JsonWriter json)
      throws IOException {
    List<String> elements = new ArrayList<>();
    elements.add(base + SpdxFormat.ROOT);
    bill.components()
        .forEach(component -> elements.add(base + SpdxFormat.id(component.purl(), ids)));
    element("SpdxDocument", base + "document", bill.target(), json)
        .field("profileConformance", List.of("core", "software"))
        .field("rootElement", List.of(base + "sbom"))
        .endObject();
    element("software_Sbom", base + "sbom", bill.target(), json)
        .field("software_sbomType", List.of("source"))
        .field("rootElement", List.of(base + SpdxFormat.ROOT))
        .field("element", elements)
        .endObject();
  }

  private static JsonWriter element(String type, String id, String name, JsonWriter json)
      throws IOException {
    return json.object()
        .field("type", type)
        .field("spdxId", id)
        .field("creationInfo", CREATION)
        .field("name", name);
  }

  private static void hashes(Component component, JsonWriter json) throws IOException {
    if (component.hashes().isEmpty()) {
      return;
    }
    json.array("verifiedUsing");
    for (Hash hash : component.hashes()) {
      String algorithm = SpdxFormat.algorithm(hash).toLowerCase(Locale.ROOT);
      json.object().field("type", "Hash").field("algorithm", algorithm);
      json.field("hashValue", hash.value()).endObject();
    }
    json.endArray();
  }

  private static void needs(
      String base, String from, List<String> needs, Map<String, String> ids, JsonWriter json)
      throws IOException {
    if (needs.isEmpty()) {
      return;
    }
    json.object()
        .field("type", "Relationship")
        .field("spdxId", base + from + "-needs")
        .field("creationInfo", CREATION)
        .field("from", base + from)
        .field("relationshipType", "dependsOn")
        .field("to", needs.stream().map(need -> base + SpdxFormat.id(need, ids)).toList())
        .endObject();
  }
}
