package dev.lockstep.sca.format.dotnet;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `project.assets.json`, which restoring writes, and `*.deps.json`, which lies beside what was
/// published: both list `name/version` by target.
final class TargetsJson implements Format {
  private final boolean published;

  TargetsJson(boolean published) {
    this.published = published;
  }

  @Override
  public String id() {
    return published ? "dotnet-deps" : "nuget-assets";
  }

  @Override
  public Standing standing() {
    return published ? Standing.LIST : Standing.LOCK;
  }

  @Override
  public Interest interest() {
    return published
        ? new Interest(Set.of(), Set.of(".deps.json"), List.of(), List.of())
        : new Interest(Set.of("project.assets.json"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    Node libraries = root.get("libraries");
    Set<String> direct = direct(root);
    Map<String, Statements.Draft> drafts = new HashMap<>();
    for (Map.Entry<String, Node> target : root.get("targets").entries()) {
      for (Map.Entry<String, Node> entry : target.getValue().entries()) {
        drafts.computeIfAbsent(
            entry.getKey().toLowerCase(Locale.ROOT),
            _ -> draft(entry.getKey(), entry.getValue(), libraries, direct, out));
      }
    }
    for (Map.Entry<String, Node> target : root.get("targets").entries()) {
      for (Map.Entry<String, Node> entry : target.getValue().entries()) {
        link(entry, target.getValue(), drafts);
      }
    }
  }

  private static Set<String> direct(Node root) {
    Set<String> direct = new HashSet<>();
    for (Node group : root.get("projectFileDependencyGroups").members().values()) {
      for (Node item : group.items()) {
        direct.add(item.text().split(" ", 2)[0].toLowerCase(Locale.ROOT));
      }
    }
    return direct;
  }

  private static Statements.Draft draft(
      String key, Node node, Node libraries, Set<String> direct, Statements out) {
    Node library = libraries.get(key);
    int slash = key.indexOf('/');
    String name = slash < 0 ? key : key.substring(0, slash);
    String version = slash < 0 ? "" : key.substring(slash + 1);
    int line = library.isPresent() ? library.line() : node.line();
    String type = node.text("type").isEmpty() ? library.text("type") : node.text("type");
    if (type.equals("project") || type.equals("runtimepack") && version.isEmpty()) {
      return out.project("nuget", name, version, line);
    }
    Statements.Draft draft = out.add("nuget", name, version, line).scope(Scope.RUNTIME);
    return direct.contains(name.toLowerCase(Locale.ROOT)) ? draft.direct() : draft;
  }

  private static void link(
      Map.Entry<String, Node> entry, Node target, Map<String, Statements.Draft> drafts) {
    Statements.Draft from = drafts.get(entry.getKey().toLowerCase(Locale.ROOT));
    if (from == null || entry.getValue().get("dependencies").members().isEmpty()) {
      return;
    }
    for (Map.Entry<String, Node> dependency : entry.getValue().get("dependencies").entries()) {
      String exact = dependency.getKey() + "/" + dependency.getValue().text();
      Statements.Draft to = drafts.get(exact.toLowerCase(Locale.ROOT));
      if (to == null) { // a higher version was taken
        String prefix = dependency.getKey() + "/";
        for (String key : target.members().keySet()) {
          if (key.regionMatches(true, 0, prefix, 0, prefix.length())) {
            to = drafts.get(key.toLowerCase(Locale.ROOT));
          }
        }
      }
      if (to != null) {
        from.dependsOn(to);
      }
    }
  }
}
