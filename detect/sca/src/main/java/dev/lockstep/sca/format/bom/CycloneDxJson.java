package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// CycloneDX as JSON, 1.2 to 1.7. Source: ECMA-424 and its schemas.
final class CycloneDxJson extends BomFormat {
  private static final int MAX_DEPTH = 50;

  /// What is no package: it has no version that advisories speak of.
  static final Set<String> PASSED_OVER =
      Set.of("file", "data", "cryptographic-asset", "device", "operating-system", "device-driver");

  CycloneDxJson() {
    super("bom-cyclonedx-json", List.of(".json"), "\"bomFormat\"");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    List<MalformedDocument> flaws = new ArrayList<>();
    Node document = JsonNodes.readAsFar(text.bytes(), text.length(), flaws::add);
    if (!document.text("bomFormat").equals("CycloneDX")) {
      return;
    }
    flaws.forEach(out::damaged);
    String version = document.text("specVersion");
    if (!version.startsWith("1.")) {
      out.incomplete(document.line(), "CycloneDX " + version + " is not known here");
      return;
    }
    BomDraft draft = new BomDraft(out);
    Node subject = document.get("metadata").get("component");
    draft.subject(subject.text("bom-ref"));
    components(subject.get("components"), draft, 0);
    components(document.get("components"), draft, 0);
    for (Node dependency : document.get("dependencies").items()) {
      for (Node target : dependency.get("dependsOn").items()) {
        draft.needs(dependency.text("ref"), target.text());
      }
    }
    draft.end();
  }

  private static void components(Node list, BomDraft draft, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Node component : list.items()) {
      if (!PASSED_OVER.contains(component.text("type"))
          && !draft.isSubject(component.text("bom-ref"))) {
        component(component, draft);
      }
      components(component.get("components"), draft, depth + 1);
    }
  }

  private static void component(Node node, BomDraft bom) {
    String group = node.text("group");
    String name = node.text("name");
    Statements.Draft draft =
        bom.component(
            node.text("bom-ref"),
            node.text("purl"),
            group.isEmpty() ? name : group + "/" + name,
            node.text("version"),
            node.line());
    if (draft == null) {
      return;
    }
    scope(node.text("scope"), draft);
    for (Node choice : node.get("licenses").items()) {
      Node licence = choice.get("license");
      String id = licence.text("id");
      draft.licence(id.isEmpty() ? licence.text("name") : id).licence(choice.text("expression"));
    }
  }

  static void scope(String scope, Statements.Draft draft) {
    switch (scope) {
      case "excluded" -> draft.scope(Scope.DEV);
      case "optional" -> draft.scope(Scope.OPTIONAL);
      default -> draft.scope(Scope.RUNTIME);
    }
  }
}
