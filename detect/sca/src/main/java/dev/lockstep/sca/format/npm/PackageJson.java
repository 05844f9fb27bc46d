package dev.lockstep.sca.format.npm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `package.json`: what a JavaScript project demands, or, below `node_modules`, what is installed.
final class PackageJson implements Format {
  private static final Map<String, Scope> KINDS =
      Map.of(
          "dependencies", Scope.RUNTIME,
          "devDependencies", Scope.DEV,
          "optionalDependencies", Scope.OPTIONAL,
          "peerDependencies", Scope.RUNTIME);

  @Override
  public String id() {
    return "npm-package";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("package.json"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.read(text.bytes(), text.length());
    Statements.Draft project =
        out.project("npm", root.text("name"), root.text("version"), Math.max(1, root.line()));
    project.licence(root.text("license"));
    Node optionalPeers = root.get("peerDependenciesMeta");
    for (String kind :
        List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")) {
      for (Map.Entry<String, Node> member : root.get(kind).entries()) {
        boolean optionalPeer =
            kind.equals("peerDependencies")
                && optionalPeers.get(member.getKey()).get("optional").isTrue();
        if (!optionalPeer) {
          declare(member, KINDS.getOrDefault(kind, Scope.RUNTIME), out);
        }
      }
    }
  }

  private static void declare(Map.Entry<String, Node> member, Scope scope, Statements out) {
    String name = member.getKey();
    String range = member.getValue().text();
    if (range.startsWith("workspace:") || range.startsWith("link:") || range.startsWith("file:")) {
      return;
    }
    if (range.startsWith("npm:")) {
      name = NpmVersions.nameOf(range.substring(4));
      range = NpmVersions.rangeOf(range.substring(4));
    }
    out.declare("npm", name, range, member.getValue().line()).scope(scope);
  }
}
