package dev.lockstep.sca.format.jvm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.XmlElement;
import dev.lockstep.sca.document.XmlReader;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Set;

/// Gradle's `verification-metadata.xml`: checksums of all that a build fetches.
final class VerificationMetadata implements Format {
  @Override
  public String id() {
    return "gradle-verification";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("verification-metadata.xml"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    XmlElement root = XmlReader.read(text.bytes(), text.length());
    for (XmlElement component : root.child("components").children()) {
      String name = component.attribute("group") + ":" + component.attribute("name");
      if (component.name().equals("component") && name.length() > 1) {
        digests(
            component, out.add("maven", name, component.attribute("version"), component.line()));
      }
    }
  }

  /// Those of what is used, not of its POM and module description.
  private static void digests(XmlElement component, Statements.Draft draft) {
    for (XmlElement artifact : component.children()) {
      String file = artifact.attribute("name");
      if (!file.endsWith(".jar") && !file.endsWith(".aar")) {
        continue;
      }
      for (XmlElement sum : artifact.children()) {
        draft.digest(sum.name() + ":" + sum.attribute("value"));
      }
    }
  }
}
