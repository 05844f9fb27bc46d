package dev.lockstep.sca.format.npm;

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
import org.jspecify.annotations.Nullable;

/// `bun.lock`: JSON with trailing commas. A key of `packages` is the path of names under which a
/// package is found; its first element is `name@version`.
final class BunLock implements Format {
  private static final int MAX_DEPTH = 500;

  private static final Map<String, Scope> KINDS =
      Map.of(
          "dependencies", Scope.RUNTIME,
          "devDependencies", Scope.DEV,
          "optionalDependencies", Scope.OPTIONAL,
          "peerDependencies", Scope.RUNTIME);

  @Override
  public String id() {
    return "bun-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("bun.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("lockfileVersion", lock.get("lockfileVersion"), Set.of("0", "1"));
    Map<String, Statements.Draft> drafts = new HashMap<>();
    for (Map.Entry<String, Node> entry : lock.get("packages").entries()) {
      drafts.put(entry.getKey(), draft(entry.getValue(), out));
    }
    for (Map.Entry<String, Node> entry : lock.get("packages").entries()) {
      for (Node item : entry.getValue().items()) {
        link(entry.getKey(), item, drafts);
      }
    }
    for (Map.Entry<String, Node> entry : lock.get("workspaces").entries()) {
      workspace(entry.getValue(), drafts, out);
    }
  }

  private static Statements.Draft draft(Node tuple, Statements out) {
    String spec = tuple.items().isEmpty() ? "" : tuple.items().getFirst().text();
    String name = NpmVersions.nameOf(spec);
    String version = NpmVersions.rangeOf(spec);
    if (version.startsWith("workspace:")
        || version.startsWith("file:")
        || version.startsWith("link:")) {
      return out.project("npm", name, "", tuple.line());
    }
    return out.add("npm", name, NpmVersions.plain(version), tuple.line())
        .qualifier("vcs_url", NpmVersions.repository(version));
  }

  private static void link(String key, Node details, Map<String, Statements.Draft> drafts) {
    Statements.Draft from = drafts.get(key);
    for (String kind : List.of("dependencies", "optionalDependencies", "peerDependencies")) {
      for (String name : details.get(kind).members().keySet()) {
        Statements.Draft to = find(key, name, drafts);
        if (from != null && to != null) {
          from.dependsOn(to);
        }
      }
    }
  }

  private static void workspace(
      Node workspace, Map<String, Statements.Draft> drafts, Statements out) {
    String name = workspace.text("name");
    Statements.Draft project =
        out.project("npm", name, workspace.text("version"), Math.max(1, workspace.line()));
    KINDS.forEach(
        (kind, scope) -> {
          for (String dependency : workspace.get(kind).members().keySet()) {
            Statements.Draft to = find(name, dependency, drafts);
            if (to != null) {
              project.dependsOn(to);
              to.direct().scope(scope);
            }
          }
        });
  }

  private static Statements.@Nullable Draft find(
      String key, String name, Map<String, Statements.Draft> drafts) {
    String folder = key;
    for (int depth = 0; depth < MAX_DEPTH && !folder.isEmpty(); depth++) {
      Statements.Draft found = drafts.get(folder + "/" + name);
      if (found != null) {
        return found;
      }
      int slash = folder.lastIndexOf('/');
      folder = slash < 0 ? "" : folder.substring(0, slash);
    }
    return drafts.get(name);
  }
}
