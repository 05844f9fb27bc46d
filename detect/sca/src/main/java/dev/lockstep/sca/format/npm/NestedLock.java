package dev.lockstep.sca.format.npm;

import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Statements;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The nested `dependencies` of `package-lock.json` version 1. It does not say what the project
/// itself names: its `package.json` does.
final class NestedLock {
  private final Node entry;
  private final @Nullable NestedLock parent;
  private final Statements.@Nullable Draft draft;
  private final Map<String, NestedLock> children = new HashMap<>();

  private NestedLock(Node entry, @Nullable NestedLock parent, Statements.@Nullable Draft draft) {
    this.entry = entry;
    this.parent = parent;
    this.draft = draft;
  }

  static void read(Node lock, Statements out) {
    Statements.Draft project =
        out.project("npm", lock.text("name"), lock.text("version"), Math.max(1, lock.line()));
    NestedLock root = new NestedLock(lock, null, null);
    root.addAll(out);
    root.link(project);
  }

  private void addAll(Statements out) {
    for (Map.Entry<String, Node> member : entry.get("dependencies").entries()) {
      NestedLock child = new NestedLock(member.getValue(), this, draft(member, out));
      children.put(member.getKey(), child);
      child.addAll(out);
    }
  }

  private static Statements.Draft draft(Map.Entry<String, Node> member, Statements out) {
    Node node = member.getValue();
    String name = member.getKey();
    String version = node.text("version");
    if (version.startsWith("npm:")) {
      name = NpmVersions.nameOf(version.substring(4));
      version = NpmVersions.rangeOf(version.substring(4));
    }
    Statements.Draft draft = out.add("npm", name, NpmVersions.plain(version), node.line());
    draft.qualifier("vcs_url", NpmVersions.repository(version));
    draft.integrity(node.text("integrity"));
    NpmVersions.scopes(node, draft);
    return draft;
  }

  private void link(Statements.Draft project) {
    if (draft != null) {
      for (String name : entry.get("requires").members().keySet()) {
        Statements.Draft target = find(name);
        if (target != null) {
          draft.dependsOn(target);
        }
      }
    }
    children.values().forEach(child -> child.link(project));
  }

  private Statements.@Nullable Draft find(String name) {
    for (NestedLock folder = this; folder != null; folder = folder.parent) {
      NestedLock found = folder.children.get(name);
      if (found != null) {
        return found.draft;
      }
    }
    return null;
  }
}
