package dev.lockstep.sca.format.jvm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `META-INF/MANIFEST.MF` of a jar: the names it gives itself. None is a Maven coordinate for
/// sure, so a jar that says no more is of unknown identity.
final class JarManifest implements Format {
  @Override
  public String id() {
    return "jar-manifest";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("manifest.mf"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith("!/META-INF/MANIFEST.MF");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Map<String, String> main = new HashMap<>();
    String key = "";
    for (String line : text.lines()) {
      if (line.isEmpty()) {
        break; // sections of single files follow
      }
      int colon = line.indexOf(": ");
      if (line.startsWith(" ")) {
        main.merge(key, line.substring(1), String::concat);
      } else if (colon > 0) {
        key = line.substring(0, colon);
        main.put(key, line.substring(colon + 2));
      }
    }
    String name =
        first(main, "Bundle-SymbolicName", "Automatic-Module-Name", "Implementation-Title");
    int directive = name.indexOf(';');
    String plain = (directive < 0 ? name : name.substring(0, directive)).strip();
    String version =
        first(main, "Implementation-Version", "Bundle-Version", "Specification-Version");
    out.add("generic", plain, version.strip(), 1).scope(Scope.RUNTIME);
  }

  private static String first(Map<String, String> main, String... keys) {
    for (String key : keys) {
      String value = main.get(key);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return "";
  }
}
