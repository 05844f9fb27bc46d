package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SPDX 3.0 as JSON-LD, in the form that its JSON schema demands. Source: SPDX Specification 3.0.1,
/// profiles Core, Software and SimpleLicensing.
final class Spdx3Json extends BomFormat {

  Spdx3Json() {
    super("bom-spdx3-json", List.of(".json", ".jsonld"), "spdx.org/rdf/3.");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node document = JsonNodes.read(text.bytes(), text.length());
    SpdxGraph graph = new SpdxGraph(out);
    Map<String, String> expressions = new HashMap<>();
    Map<String, List<String>> licences = new HashMap<>();
    List<Node> elements = document.get("@graph").items();
    for (Node one : elements) {
      String type = one.text("type");
      if (type.endsWith("Sbom") || type.equals("SpdxDocument")) {
        one.get("rootElement").items().forEach(root -> graph.describes(root.text()));
      } else if (type.endsWith("LicenseExpression")) {
        expressions.put(id(one), one.text("simplelicensing_licenseExpression"));
      } else if (type.endsWith("Relationship")) {
        relationship(one, graph, licences);
      }
    }
    for (Node one : elements) {
      if (one.text("type").equals("software_Package")) {
        add(one, graph, licences.getOrDefault(id(one), List.of()), expressions);
      }
    }
    graph.state();
  }

  private static String id(Node element) {
    String id = element.text("spdxId");
    return id.isEmpty() ? element.text("@id") : id;
  }

  private static void relationship(Node one, SpdxGraph graph, Map<String, List<String>> licences) {
    String from = one.text("from");
    for (Node to : one.get("to").items()) {
      switch (one.text("relationshipType")) {
        case "dependsOn", "contains", "hasStaticLink", "hasDynamicLink" ->
            graph.relationship(from, "DEPENDS_ON", to.text());
        case "hasConcludedLicense" ->
            licences.computeIfAbsent(from, _ -> new ArrayList<>()).addFirst(to.text());
        case "hasDeclaredLicense" ->
            licences.computeIfAbsent(from, _ -> new ArrayList<>()).addLast(to.text());
        default -> {}
      }
    }
  }

  private static void add(
      Node one, SpdxGraph graph, List<String> licences, Map<String, String> expressions) {
    String purl = one.text("software_packageUrl");
    for (Node identifier : one.get("externalIdentifier").items()) {
      if (purl.isEmpty() && identifier.text("externalIdentifierType").equals("packageUrl")) {
        purl = identifier.text("identifier");
      }
    }
    graph.add(
        new SpdxGraph.Package(
            id(one),
            purl,
            one.text("name"),
            one.text("software_packageVersion"),
            licences.stream().map(id -> expressions.getOrDefault(id, "")).toList(),
            one.line()));
  }
}
