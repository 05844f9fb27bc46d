package dev.lockstep.sca.format.jvm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// `META-INF/maven/GROUP/ARTIFACT/pom.properties`, which Maven puts into a jar: what the jar is,
/// or what was put into it.
final class JarProperties implements Format {
  @Override
  public String id() {
    return "jar-properties";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pom.properties"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.contains("META-INF/maven/");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    String group = "";
    String artifact = "";
    String version = "";
    for (String line : text.lines()) {
      int equals = line.indexOf('=');
      String value = equals < 0 ? "" : line.substring(equals + 1).strip();
      switch (equals < 0 ? "" : line.substring(0, equals).strip()) {
        case "groupId" -> group = value;
        case "artifactId" -> artifact = value;
        case "version" -> version = value;
        default -> {}
      }
    }
    if (!group.isEmpty() && !artifact.isEmpty() && version.indexOf("${") < 0) {
      out.add("maven", group + ":" + artifact, version, 1).scope(Scope.RUNTIME);
    }
  }
}
