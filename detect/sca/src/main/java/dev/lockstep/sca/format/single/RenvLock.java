package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// R's `renv.lock`. Packages of CRAN and its mirrors; those of repositories and of Bioconductor are
/// no packages of CRAN, and are passed over.
final class RenvLock implements Format {
  @Override
  public String id() {
    return "renv-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("renv.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    Map<String, Statements.Draft> drafts = new HashMap<>();
    for (Map.Entry<String, Node> entry : lock.get("Packages").entries()) {
      Node node = entry.getValue();
      if (node.text("Source").equals("Repository")) {
        String name = node.text("Package");
        drafts.put(
            name, out.add("cran", name, node.text("Version"), node.line()).scope(Scope.RUNTIME));
      }
    }
    for (Map.Entry<String, Node> entry : lock.get("Packages").entries()) {
      Statements.Draft from = drafts.get(entry.getValue().text("Package"));
      for (Node needed : entry.getValue().get("Requirements").items()) {
        Statements.Draft to = drafts.get(needed.text());
        if (from != null && to != null) {
          from.dependsOn(to);
        }
      }
    }
  }
}
