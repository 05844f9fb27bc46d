package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.TomlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `pyproject.toml` (PEP 621, PEP 735, and the tables of Poetry, PDM and uv) and `Pipfile`.
final class Pyproject implements Format {
  @Override
  public String id() {
    return "pyproject";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pyproject.toml", "pipfile"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = TomlNodes.read(text.text());
    Node project = root.get("project");
    Node tool = root.get("tool");
    requirements(project.get("dependencies"), Scope.RUNTIME, out);
    groups(project.get("optional-dependencies"), Scope.OPTIONAL, out);
    groups(root.get("dependency-groups"), Scope.DEV, out);
    groups(tool.get("pdm").get("dev-dependencies"), Scope.DEV, out);
    requirements(tool.get("uv").get("dev-dependencies"), Scope.DEV, out);
    requirements(root.get("build-system").get("requires"), Scope.BUILD, out);
    Node poetry = tool.get("poetry");
    table(poetry.get("dependencies"), Scope.RUNTIME, out);
    table(poetry.get("dev-dependencies"), Scope.DEV, out);
    for (Map.Entry<String, Node> group : poetry.get("group").entries()) {
      table(group.getValue().get("dependencies"), Scope.DEV, out);
    }
    table(root.get("packages"), Scope.RUNTIME, out); // Pipfile
    table(root.get("dev-packages"), Scope.DEV, out);
  }

  private static void groups(Node groups, Scope scope, Statements out) {
    groups.members().values().forEach(group -> requirements(group, scope, out));
  }

  private static void requirements(Node list, Scope scope, Statements out) {
    for (Node item : list.items()) {
      Requirement.of(item.text()).ifPresent(parsed -> declare(parsed, scope, item.line(), out));
    }
  }

  static void declare(Requirement requirement, Scope scope, int line, Statements out) {
    out.declare("pypi", requirement.name(), requirement.constraint(), line)
        .version(requirement.version())
        .scope(scope);
  }

  private static void table(Node table, Scope scope, Statements out) {
    for (Map.Entry<String, Node> entry : table.entries()) {
      Node value = entry.getValue();
      boolean local = value.get("path").isPresent() || entry.getKey().equals("python");
      if (!local) {
        String constraint = value.members().isEmpty() ? value.text() : value.text("version");
        String name = Requirement.normalised(entry.getKey());
        out.declare("pypi", name, constraint, value.line())
            .version(Requirement.pinned(constraint))
            .scope(value.get("optional").isTrue() ? Scope.OPTIONAL : scope);
      }
    }
  }
}
