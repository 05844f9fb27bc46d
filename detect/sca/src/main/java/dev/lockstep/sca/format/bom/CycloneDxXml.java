package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.document.XmlElement;
import dev.lockstep.sca.document.XmlReader;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;

/// CycloneDX as XML, 1.0 to 1.7. Source: ECMA-424 and its schemas.
final class CycloneDxXml extends BomFormat {
  private static final int MAX_DEPTH = 50;

  CycloneDxXml() {
    super("bom-cyclonedx-xml", List.of(".xml"), "cyclonedx.org/schema/bom/1");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    XmlElement document = XmlReader.read(text.bytes(), text.length());
    if (!document.name().equals("bom")) {
      return;
    }
    BomDraft draft = new BomDraft(out);
    XmlElement subject = document.child("metadata").child("component");
    draft.subject(subject.attribute("bom-ref"));
    components(subject.child("components"), draft, 0);
    components(document.child("components"), draft, 0);
    for (XmlElement dependency : document.child("dependencies").children()) {
      for (XmlElement target : dependency.children()) {
        draft.needs(dependency.attribute("ref"), target.attribute("ref"));
      }
    }
    draft.end();
  }

  private static void components(XmlElement list, BomDraft draft, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (XmlElement component : list.children()) {
      if (component.name().equals("component")) {
        if (!CycloneDxJson.PASSED_OVER.contains(component.attribute("type"))) {
          component(component, draft);
        }
        components(component.child("components"), draft, depth + 1);
      }
    }
  }

  private static void component(XmlElement element, BomDraft bom) {
    String group = element.text("group");
    String name = element.text("name");
    Statements.Draft draft =
        bom.component(
            element.attribute("bom-ref"),
            element.text("purl"),
            group.isEmpty() ? name : group + "/" + name,
            element.text("version"),
            element.line());
    if (draft == null) {
      return;
    }
    CycloneDxJson.scope(element.text("scope"), draft);
    for (XmlElement choice : element.child("licenses").children()) {
      if (choice.name().equals("expression")) {
        draft.licence(choice.text());
      } else {
        String id = choice.text("id");
        draft.licence(id.isEmpty() ? choice.text("name") : id);
      }
    }
  }
}
