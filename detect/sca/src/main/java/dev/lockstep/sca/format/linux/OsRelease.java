package dev.lockstep.sca.format.linux;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// `os-release`: which distribution a root file system is. It is the project of the packages below
/// the same root.
final class OsRelease implements Format {
  @Override
  public String id() {
    return "os-release";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("os-release"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith("etc/os-release") || path.endsWith("usr/lib/os-release");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    String id = "";
    String version = "";
    for (String line : text.lines()) {
      int equals = line.indexOf('=');
      String value = equals < 0 ? "" : line.substring(equals + 1).strip().replace("\"", "");
      if (line.startsWith("ID=")) {
        id = value.replace("'", "");
      } else if (line.startsWith("VERSION_ID=")) {
        version = value.replace("'", "");
      }
    }
    if (!id.isEmpty()) {
      out.project("os", id, version, 1);
    }
  }
}
