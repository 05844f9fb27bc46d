package dev.lockstep.sca.format.dotnet;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.XmlElement;
import dev.lockstep.sca.document.XmlReader;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Set;

/// `packages.config` of older projects: a flat list with all transitive packages.
final class PackagesConfig implements Format {
  @Override
  public String id() {
    return "nuget-config";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("packages.config"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    for (XmlElement item : XmlReader.read(text.bytes(), text.length()).children()) {
      if (item.name().equals("package") && !item.attribute("id").isEmpty()) {
        boolean dev = item.attribute("developmentDependency").equals("true");
        out.add("nuget", item.attribute("id"), item.attribute("version"), item.line())
            .scope(dev ? Scope.DEV : Scope.RUNTIME);
      }
    }
  }
}
