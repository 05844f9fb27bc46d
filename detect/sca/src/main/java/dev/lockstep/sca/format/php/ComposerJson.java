package dev.lockstep.sca.format.php;

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

/// `composer.json`: what a PHP project demands. Names without a vendor are of the platform.
final class ComposerJson implements Format {
  @Override
  public String id() {
    return "composer-json";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("composer.json"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.read(text.bytes(), text.length());
    declare(root.get("require"), Scope.RUNTIME, out);
    declare(root.get("require-dev"), Scope.DEV, out);
  }

  private static void declare(Node requirements, Scope scope, Statements out) {
    for (Map.Entry<String, Node> entry : requirements.entries()) {
      if (entry.getKey().indexOf('/') > 0) {
        Node value = entry.getValue();
        out.declare("composer", entry.getKey(), value.text(), value.line()).scope(scope);
      }
    }
  }
}
