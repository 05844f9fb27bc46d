package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.TomlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lock files of Python that are TOML and differ in a few keys: `poetry.lock`, `pdm.lock`,
/// `uv.lock` and `pylock.toml` (PEP 751).
final class TomlLock implements Format {
  private final String id;
  private final Interest interest;
  private final String list;

  private TomlLock(String id, Interest interest, String list) {
    this.id = id;
    this.interest = interest;
    this.list = list;
  }

  static TomlLock named(String id, String name) {
    return new TomlLock(id, new Interest(Set.of(name), Set.of(), List.of(), List.of()), "package");
  }

  /// `pylock.toml` and, as PEP 751 allows, `pylock.NAME.toml`.
  static TomlLock pylock() {
    return new TomlLock(
        "pylock",
        new Interest(
            Set.of("pylock.toml", "pylock.dev.toml", "pylock.test.toml", "pylock.docs.toml"),
            Set.of(),
            List.of(),
            List.of()),
        "packages");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = TomlNodes.readAsFar(text.text(), out::damaged);
    Node metadata = lock.get("metadata");
    out.version("lock-version", metadata.get("lock-version"), Set.of("1", "2"));
    out.version("lock_version", metadata.get("lock_version"), Set.of("2", "3", "4"));
    out.version("lock-version", lock.get("lock-version"), Set.of("1"));
    out.version("version", lock.get("version"), Set.of("1"));
    Map<String, List<Statements.Draft>> byName = new HashMap<>();
    Map<Statements.Draft, Node> nodes = new HashMap<>();
    for (Node node : lock.get(list).items()) {
      Statements.Draft draft = draft(node, out);
      nodes.put(draft, node);
      byName.computeIfAbsent(draft.name(), _ -> new ArrayList<>()).add(draft);
    }
    nodes.forEach((draft, node) -> link(draft, node, byName));
  }

  private static Statements.Draft draft(Node node, Statements out) {
    String name = Requirement.normalised(node.text("name"));
    String version = node.text("version");
    Node source = node.get("source");
    boolean local =
        source.get("virtual").isPresent()
            || source.get("editable").isPresent()
            || source.get("directory").isPresent()
            || source.text("type").equals("directory")
            || node.get("directory").isPresent()
            || node.get("path").isPresent();
    if (local) {
      return out.project("pypi", name, version, node.line());
    }
    Statements.Draft draft = out.add("pypi", name, version, node.line());
    repository(node, source, draft);
    Digests.state(node, draft);
    if (node.text("category").equals("dev")) {
      draft.scope(Scope.DEV);
    }
    for (Node group : node.get("groups").items()) {
      boolean main = group.text().equals("main") || group.text().equals("default");
      draft.scope(main ? Scope.RUNTIME : Scope.DEV);
    }
    if (node.get("optional").isTrue()) {
      draft.scope(Scope.OPTIONAL);
    }
    return draft;
  }

  private static void repository(Node node, Node source, Statements.Draft draft) {
    if (source.text("type").equals("git")) {
      draft.qualifier(
          "vcs_url", "git+" + source.text("url") + "@" + source.text("resolved_reference"));
    } else if (source.get("git").isPresent()) {
      draft.qualifier("vcs_url", "git+" + source.text("git"));
    } else if (node.get("vcs").isPresent()) {
      Node vcs = node.get("vcs");
      draft.qualifier(
          "vcs_url", vcs.text("type") + "+" + vcs.text("url") + "@" + vcs.text("commit-id"));
    } else if (node.get("git").isPresent()) {
      draft.qualifier("vcs_url", "git+" + node.text("git") + "@" + node.text("revision"));
    }
  }

  /// What extras add is no edge of the package that offers them: who asks for the extra needs it.
  private static void link(
      Statements.Draft from, Node node, Map<String, List<Statements.Draft>> byName) {
    Node dependencies = node.get("dependencies");
    dependencies.members().keySet().forEach(name -> link(from, name, "", null, byName));
    links(from, dependencies, null, byName);
    if (from.role() != Role.PROJECT) {
      return;
    }
    for (Node extra : node.get("optional-dependencies").members().values()) {
      links(from, extra, Scope.OPTIONAL, byName);
    }
    for (Node group : node.get("dev-dependencies").members().values()) {
      links(from, group, Scope.DEV, byName);
    }
  }

  private static void links(
      Statements.Draft from,
      Node dependencies,
      @Nullable Scope scope,
      Map<String, List<Statements.Draft>> byName) {
    for (Node item : dependencies.items()) {
      Optional<Requirement> requirement = Requirement.of(item.text());
      String name = requirement.map(Requirement::name).orElseGet(() -> item.text("name"));
      link(from, name, item.text("version"), scope, byName);
    }
  }

  private static void link(
      Statements.Draft from,
      String name,
      String version,
      @Nullable Scope scope,
      Map<String, List<Statements.Draft>> byName) {
    for (Statements.Draft to : byName.getOrDefault(Requirement.normalised(name), List.of())) {
      if (version.isEmpty() || to.version().equals(version)) {
        from.dependsOn(to);
        if (from.role() == Role.PROJECT) {
          to.direct();
          to.scope(scope == null ? Scope.RUNTIME : scope);
        }
      }
    }
  }
}
