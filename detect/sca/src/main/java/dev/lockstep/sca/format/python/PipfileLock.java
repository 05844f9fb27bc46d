package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `Pipfile.lock`: every group but `_meta` is a group of packages.
final class PipfileLock implements Format {
  @Override
  public String id() {
    return "pipfile-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pipfile.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("pipfile-spec", root.get("_meta").get("pipfile-spec"), Set.of("6"));
    for (Map.Entry<String, Node> group : root.entries()) {
      if (!group.getKey().startsWith("_")) {
        Scope scope = group.getKey().equals("default") ? Scope.RUNTIME : Scope.DEV;
        for (Map.Entry<String, Node> entry : group.getValue().entries()) {
          add(entry.getKey(), entry.getValue(), scope, out);
        }
      }
    }
  }

  private static void add(String name, Node node, Scope scope, Statements out) {
    if (node.get("path").isPresent()) {
      return;
    }
    Statements.Draft draft =
        out.add(
                "pypi",
                Requirement.normalised(name),
                Requirement.pinned(node.text("version")),
                node.line())
            .scope(scope);
    node.get("hashes").items().forEach(hash -> draft.digest(hash.text()));
    if (node.get("git").isPresent()) {
      draft.qualifier("vcs_url", "git+" + node.text("git") + "@" + node.text("ref"));
    }
  }
}
