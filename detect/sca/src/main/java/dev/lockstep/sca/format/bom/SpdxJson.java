package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.List;

/// SPDX 2.2 and 2.3 as JSON. Source: SPDX Specification 2.3, annexes C and clause 7 and 11.
final class SpdxJson extends BomFormat {

  SpdxJson() {
    super("bom-spdx-json", List.of(".json"), "\"spdxVersion\"");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    List<MalformedDocument> flaws = new ArrayList<>();
    Node document = JsonNodes.readAsFar(text.bytes(), text.length(), flaws::add);
    String version = document.text("spdxVersion");
    if (!version.startsWith("SPDX-2.")) {
      if (!version.isEmpty()) {
        out.incomplete(document.line(), version + " is not known here");
      }
      return;
    }
    flaws.forEach(out::damaged);
    SpdxGraph graph = new SpdxGraph(out);
    document.get("documentDescribes").items().forEach(one -> graph.describes(one.text()));
    for (Node one : document.get("relationships").items()) {
      graph.relationship(
          one.text("spdxElementId"), one.text("relationshipType"), one.text("relatedSpdxElement"));
    }
    for (Node one : document.get("packages").items()) {
      graph.add(
          new SpdxGraph.Package(
              one.text("SPDXID"),
              purl(one),
              one.text("name"),
              one.text("versionInfo"),
              List.of(one.text("licenseConcluded"), one.text("licenseDeclared")),
              one.line()));
    }
    graph.state();
  }

  private static String purl(Node node) {
    for (Node reference : node.get("externalRefs").items()) {
      if (reference.text("referenceType").equals("purl")) {
        return reference.text("referenceLocator");
      }
    }
    return "";
  }
}
