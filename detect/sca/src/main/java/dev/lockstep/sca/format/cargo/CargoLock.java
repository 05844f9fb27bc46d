package dev.lockstep.sca.format.cargo;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.TomlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `Cargo.lock` of all versions: every package that any feature of the workspace uses. Packages
/// without a source are the workspace's own.
final class CargoLock implements Format {
  @Override
  public String id() {
    return "cargo-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("cargo.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = TomlNodes.readAsFar(text.text(), out::damaged);
    out.version("version", lock.get("version"), Set.of("1", "2", "3", "4"));
    Map<String, List<Statements.Draft>> byName = new HashMap<>();
    Map<Statements.Draft, Node> nodes = new LinkedHashMap<>();
    List<Node> packages = new ArrayList<>(lock.get("package").items());
    if (lock.get("root").isPresent()) { // before Cargo 1.27
      packages.add(lock.get("root"));
    }
    for (Node node : packages) {
      Statements.Draft draft = draft(node, out);
      nodes.put(draft, node);
      byName.computeIfAbsent(draft.name(), _ -> new ArrayList<>()).add(draft);
      byName
          .computeIfAbsent(draft.name() + " " + draft.version(), _ -> new ArrayList<>())
          .add(draft);
      byName.put(
          draft.name() + " " + draft.version() + " (" + node.text("source") + ")", List.of(draft));
    }
    nodes.forEach((draft, node) -> link(draft, node, byName, out));
  }

  private static Statements.Draft draft(Node node, Statements out) {
    String source = node.text("source");
    String name = node.text("name");
    String version = node.text("version");
    if (source.isEmpty()) {
      return out.project("cargo", name, version, node.line());
    }
    Statements.Draft draft = out.add("cargo", name, version, node.line());
    draft.hash("SHA-256", node.text("checksum"));
    if (source.startsWith("git+")) {
      draft.qualifier("vcs_url", source);
    }
    return draft;
  }

  private static void link(
      Statements.Draft from,
      Node node,
      Map<String, List<Statements.Draft>> byName,
      Statements out) {
    for (Node dependency : node.get("dependencies").items()) {
      List<Statements.Draft> found = byName.getOrDefault(dependency.text(), List.of());
      if (found.isEmpty()) {
        out.notice(dependency.line(), "no package is listed for " + dependency.text());
      }
      for (Statements.Draft to : found) {
        from.dependsOn(to);
        if (from.role() == Role.PROJECT) {
          to.direct();
        }
      }
    }
  }
}
