package dev.lockstep.sca.format.dotnet;

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
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `packages.lock.json`: packages by target framework.
final class PackagesLock implements Format {
  @Override
  public String id() {
    return "nuget-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of("packages.lock.json"), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("version", lock.get("version"), Set.of("1", "2", "3"));
    for (Map.Entry<String, Node> framework : lock.get("dependencies").entries()) {
      framework(framework.getValue(), out);
    }
  }

  private static void framework(Node packages, Statements out) {
    Map<String, Statements.Draft> drafts = new HashMap<>();
    for (Map.Entry<String, Node> entry : packages.entries()) {
      Node node = entry.getValue();
      String kind = node.text("type");
      Statements.Draft draft =
          kind.equals("Project")
              ? out.project("nuget", entry.getKey(), "", node.line())
              : out.add("nuget", entry.getKey(), node.text("resolved"), node.line())
                  .scope(Scope.RUNTIME);
      draft.integrity("sha512-" + node.text("contentHash"));
      if (kind.equals("Direct")) {
        draft.direct();
      }
      drafts.put(entry.getKey().toLowerCase(Locale.ROOT), draft);
    }
    for (Map.Entry<String, Node> entry : packages.entries()) {
      Statements.Draft from = drafts.get(entry.getKey().toLowerCase(Locale.ROOT));
      for (String name : entry.getValue().get("dependencies").members().keySet()) {
        Statements.Draft to = drafts.get(name.toLowerCase(Locale.ROOT));
        if (from != null && to != null) {
          from.dependsOn(to);
        }
      }
    }
  }
}
