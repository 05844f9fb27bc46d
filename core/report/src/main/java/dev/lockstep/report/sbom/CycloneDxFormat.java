package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CycloneDX 1.6 or 1.7 as JSON: components with the places that state them, what needs what,
/// and the vulnerabilities that were found. It holds no time and no random number: the same
/// components give the same bytes. Source: ECMA-424.
public final class CycloneDxFormat implements BillWriter {
  /// The reference of what the components are parts of.
  static final String ROOT = "root";

  private final String version;

  /// @param version of the specification: `1.6`, `1.7`
  public CycloneDxFormat(String version) {
    this.version = version;
  }

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object()
        .field("$schema", "http://cyclonedx.org/schema/bom-" + version + ".schema.json")
        .field("bomFormat", "CycloneDX")
        .field("specVersion", version)
        .field("version", 1);
    metadata(bill, json);
    json.array("components");
    for (Component component : bill.components()) {
      component(component, json);
    }
    json.endArray().array("dependencies");
    dependency(ROOT, bill.direct(), json);
    for (Component component : bill.components()) {
      dependency(component.purl(), bill.dependsOn(component), json);
    }
    json.endArray().array("vulnerabilities");
    for (Finding finding : report.findings()) {
      if (finding.detail() instanceof Detail.Dependency detail && detail.advisory() != null) {
        vulnerability(finding, detail, json);
      }
    }
    json.endArray().endObject().finish();
  }

  private static void metadata(Bill bill, JsonWriter json) throws IOException {
    json.object("metadata").object("tools").array("components").object();
    json.field("type", "application").field("name", "lockstep").field("version", bill.tool());
    json.endObject().endArray().endObject();
    json.object("component")
        .field("type", "application")
        .field("bom-ref", ROOT)
        .field("name", bill.target())
        .endObject()
        .endObject();
  }

  private static void component(Component component, JsonWriter json) throws IOException {
    json.object().field("type", "library").field("bom-ref", component.purl());
    String group = Bill.group(component);
    json.optional("group", group.isEmpty() ? null : group)
        .field("name", Bill.name(component))
        .optional("version", component.version())
        .field("scope", scope(component));
    if (!component.hashes().isEmpty()) {
      json.array("hashes");
      for (Hash hash : component.hashes()) {
        json.object().field("alg", hash.algorithm()).field("content", hash.value()).endObject();
      }
      json.endArray();
    }
    licences(component, json);
    json.field("purl", component.purl());
    evidence(component, json);
    json.endObject();
  }

  /// What is only for development or tests is not delivered.
  static String scope(Component component) {
    List<String> scopes = component.scopes();
    if (scopes.isEmpty() || scopes.contains("runtime")) {
      return "required";
    }
    return scopes.contains("optional") ? "optional" : "excluded";
  }

  private static void licences(Component component, JsonWriter json) throws IOException {
    if (component.licences().isEmpty()) {
      return;
    }
    json.array("licenses");
    String expression = Bill.expression(component);
    if (!expression.isEmpty()) {
      json.object().field("expression", expression).endObject();
    } else {
      for (String licence : component.licences()) {
        json.object().object("license").field("name", licence).endObject().endObject();
      }
    }
    json.endArray();
  }

  private static void evidence(Component component, JsonWriter json) throws IOException {
    if (component.locations().isEmpty()) {
      return;
    }
    Bill.Evidence evidence = Bill.Evidence.of(component);
    json.object("evidence").array("identity").object();
    json.field("field", "purl").field("confidence", evidence.confidence());
    json.array("methods").object();
    json.field("technique", evidence.technique())
        .field("confidence", evidence.confidence())
        .field("value", evidence.place())
        .endObject()
        .endArray()
        .endObject()
        .endArray();
    json.array("occurrences");
    for (Location location : component.locations()) {
      json.object().field("location", location.path());
      if (location.region() != null) {
        json.field("line", location.region().startLine());
      }
      json.endObject();
    }
    json.endArray().endObject();
  }

  private static void dependency(String ref, List<String> needs, JsonWriter json)
      throws IOException {
    json.object().field("ref", ref);
    if (!needs.isEmpty()) {
      json.field("dependsOn", needs);
    }
    json.endObject();
  }

  private static void vulnerability(Finding finding, Detail.Dependency detail, JsonWriter json)
      throws IOException {
    json.object()
        .field("bom-ref", finding.fingerprint().shortId())
        .field("id", String.valueOf(detail.advisory()));
    json.array("ratings").object().field("severity", finding.severity().id());
    json.endObject().endArray().field("description", finding.message());
    json.optional("recommendation", finding.mend());
    analysis(VexStatus.of(finding, detail), json);
    json.array("affects");
    for (String purl : finding.components()) {
      json.object().field("ref", purl).endObject();
    }
    json.endArray().endObject();
  }

  private static void analysis(VexStatus status, JsonWriter json) throws IOException {
    json.object("analysis")
        .field(
            "state",
            switch (status.word()) {
              case NOT_AFFECTED -> "not_affected";
              case AFFECTED -> "exploitable";
              case UNDER_INVESTIGATION -> "in_triage";
            });
    String justification =
        switch (status.justification()) {
          case "component_not_present", "vulnerable_code_not_present" -> "code_not_present";
          case "vulnerable_code_not_in_execute_path" -> "code_not_reachable";
          case "inline_mitigations_already_exist" -> "protected_by_mitigating_control";
          default -> null;
        };
    json.optional("justification", justification);
    json.optional("detail", status.words().isEmpty() ? null : status.words()).endObject();
  }
}
