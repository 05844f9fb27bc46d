package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Set;

/// Swift's `Package.resolved` of the versions 1 to 3. A package's name is its repository's address
/// without the scheme.
final class PackageResolved implements Format {
  @Override
  public String id() {
    return "swift-resolved";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("package.resolved"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("version", root.get("version"), Set.of("1", "2", "3"));
    Node pins = root.get("pins").isPresent() ? root.get("pins") : root.get("object").get("pins");
    for (Node pin : pins.items()) {
      String place = pin.text(pin.get("location").isPresent() ? "location" : "repositoryURL");
      Node state = pin.get("state");
      String version = state.text("version");
      if (!pin.text("kind").startsWith("local")) {
        out.add(
                "swift",
                name(place),
                version.isEmpty() ? state.text("revision") : version,
                pin.line())
            .scope(Scope.RUNTIME);
      }
    }
  }

  private static String name(String place) {
    String name = place;
    int scheme = name.indexOf("://");
    if (scheme >= 0) {
      name = name.substring(scheme + 3);
    }
    int user = name.indexOf('@');
    if (user >= 0 && (name.indexOf('/') < 0 || user < name.indexOf('/'))) {
      name = name.substring(user + 1).replaceFirst(":", "/");
    }
    return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
  }
}
