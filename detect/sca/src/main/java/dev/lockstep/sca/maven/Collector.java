package dev.lockstep.sca.maven;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the graph of one module as Maven's resolver does: of each artifact the version nearest
/// to the module counts, and of equally near ones the first.
///
/// Going through the graph level by level, and into what counts only, gives the same as collecting
/// all of it and removing what loses, without the exponential detours. The module manages the
/// versions, scopes and exclusions of all that it does not declare itself
/// (ClassicDependencyManager); optional, test and provided ones of others are left out; and an
/// artifact gets the widest scope of those that it is needed in (JavaScopeSelector,
/// JavaScopeDeriver).
final class Collector {
  private static final int MAX_NODES = 20_000;
  private static final int MAX_RELOCATIONS = 10;
  private static final Set<String> CLOSED = Set.of("war", "ear", "rar", "par");
  private static final List<String> WIDEST = List.of("compile", "runtime", "provided", "test");

  private final PomBuilder builder;
  private final PomSource source;
  private final EffectivePom module;
  private final Map<String, Node> winners = new LinkedHashMap<>();
  private final Map<String, String> moved = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final Set<Coordinates> missing = new LinkedHashSet<>();

  Collector(PomBuilder builder, PomSource source, EffectivePom module) {
    this.builder = builder;
    this.source = source;
    this.module = module;
    missing.addAll(module.missing());
  }

  /// A place in the tree that counts.
  private static final class Node {
    private final MavenArtifact artifact;
    private final @Nullable Node parent;
    private final int depth;
    private final String declared;
    private final boolean optional;
    private final Exclusions exclusions;
    private final PomDependency declaration;
    private final @Nullable EffectivePom pom;
    private final List<Edge> edges = new ArrayList<>();
    private String scope = "";
    private int index;

    Node(
        MavenArtifact artifact,
        @Nullable Node parent,
        int depth,
        Dependency dependency,
        @Nullable EffectivePom pom) {
      this.artifact = artifact;
      this.parent = parent;
      this.depth = depth;
      this.declared = dependency.scope();
      this.optional = dependency.optional();
      this.exclusions = dependency.exclusions();
      this.declaration = dependency.declaration();
      this.pom = pom;
    }
  }

  /// Something that a node needs, in a scope.
  private record Edge(String key, String scope) {}

  /// A declaration with what the module manages for it.
  private record Dependency(
      PomDependency declaration,
      String version,
      String scope,
      boolean optional,
      Exclusions exclusions) {}

  MavenGraph collect() {
    for (PomDependency dependency : module.dependencies()) {
      visit(dependency, null, 1, Exclusions.NONE);
    }
    while (!open.isEmpty() && winners.size() < MAX_NODES) {
      Node node = open.poll();
      if (node.pom != null && isOpen(node)) {
        for (PomDependency dependency : node.pom.dependencies()) {
          visit(dependency, node, node.depth + 1, node.exclusions);
        }
      }
    }
    settleScopes();
    return graph();
  }

  /// Archives that hold what they need are not looked into, nor are files of the system.
  private static boolean isOpen(Node node) {
    return !CLOSED.contains(node.artifact.type()) && !node.declared.equals("system");
  }

  private void visit(
      PomDependency declaration, @Nullable Node parent, int depth, Exclusions exclusions) {
    boolean left =
        exclusions.exclude(declaration)
            || (depth > 1
                && (declaration.isOptional()
                    || declaration.scope().equals("test")
                    || declaration.scope().equals("provided")));
    if (!left) {
      place(managed(declaration, depth, exclusions, true), parent, depth);
    }
  }

  private void place(Dependency dependency, @Nullable Node parent, int depth) {
    MavenArtifact artifact = MavenArtifact.of(dependency.declaration(), resolved(dependency));
    EffectivePom pom = null;
    String first = artifact.versionless();
    Dependency current = dependency;
    boolean described = !dependency.scope().equals("system");
    if (described && !winners.containsKey(moved.getOrDefault(first, first))) {
      pom = builder.artifact(artifact.coordinates());
      for (int i = 0; pom != null && pom.relocation() != null && i < MAX_RELOCATIONS; i++) {
        Coordinates target = pom.relocation();
        current = relocated(current, target, artifact, depth);
        artifact =
            artifact.at(new Coordinates(target.groupId(), target.artifactId(), current.version()));
        moved.put(first, artifact.versionless());
        pom = builder.artifact(artifact.coordinates());
      }
      if (pom == null) {
        missing.add(artifact.coordinates());
      } else {
        missing.addAll(pom.missing());
      }
    }
    String key = moved.getOrDefault(first, artifact.versionless());
    if (parent != null) {
      parent.edges.add(new Edge(key, current.scope()));
    }
    if (!winners.containsKey(key)) {
      Node node = new Node(artifact, parent, depth, current, pom);
      winners.put(key, node);
      open.add(node);
    }
  }

  private String resolved(Dependency dependency) {
    String version = dependency.version();
    if (!VersionRange.isRange(version)) {
      return version;
    }
    PomDependency declaration = dependency.declaration();
    return VersionRange.of(version)
        .highest(source.versions(declaration.groupId(), declaration.artifactId()))
        .orElse(version);
  }

  /// Where an artifact moved to, its own version is managed anew unless only the version is
  /// another.
  private Dependency relocated(
      Dependency dependency, Coordinates target, MavenArtifact from, int depth) {
    PomDependency old = dependency.declaration();
    PomDependency declaration =
        new PomDependency(
            target.groupId(),
            target.artifactId(),
            target.version(),
            old.type(),
            old.classifier(),
            dependency.scope(),
            old.optional(),
            old.exclusions(),
            old.place());
    boolean renamed =
        !target.groupId().equals(from.groupId()) || !target.artifactId().equals(from.artifactId());
    return managed(declaration, depth, dependency.exclusions(), renamed);
  }

  private Dependency managed(
      PomDependency declaration, int depth, Exclusions above, boolean withVersion) {
    PomDependency by = find(declaration);
    String version = declaration.version();
    String scope = declaration.scope().isEmpty() ? "compile" : declaration.scope();
    boolean optional = declaration.isOptional();
    Exclusions exclusions = above.with(declaration.exclusions());
    if (by != null) {
      exclusions = exclusions.with(by.exclusions());
      if (depth > 1) {
        version = by.version().isEmpty() || !withVersion ? version : by.version();
        scope = by.scope().isEmpty() ? scope : by.scope();
        optional = by.optional().isEmpty() ? optional : by.isOptional();
      }
    }
    return new Dependency(declaration, version, scope, optional, exclusions);
  }

  private @Nullable PomDependency find(PomDependency declaration) {
    Management management = module.management();
    PomDependency found = management.find(declaration.key());
    if (found == null && declaration.type().equals("test-jar")) {
      String plain = declaration.groupId() + ":" + declaration.artifactId();
      found = management.find(plain + ":test-jar:tests");
      found = found == null ? management.find(plain + ":jar:tests") : found;
    } else if (found == null && declaration.classifier().equals("tests")) {
      found = management.find(declaration.groupId() + ":" + declaration.artifactId() + ":test-jar");
    }
    return found;
  }

  /// Widens scopes until nothing changes; what a module names keeps its own.
  private void settleScopes() {
    Deque<Node> changed = new ArrayDeque<>();
    for (Node node : winners.values()) {
      if (node.depth == 1) {
        node.scope = node.declared;
        changed.add(node);
      }
    }
    while (!changed.isEmpty()) {
      Node node = changed.poll();
      for (Edge edge : node.edges) {
        Node target = winners.get(moved.getOrDefault(edge.key(), edge.key()));
        if (target != null && target.depth > 1) {
          String derived = derived(node.scope, edge.scope());
          if (isWider(derived, target.scope)) {
            target.scope = derived;
            changed.add(target);
          }
        }
      }
    }
  }

  private static String derived(String parent, String child) {
    if (child.equals("system") || child.equals("test")) {
      return child;
    }
    if (child.equals("compile") || parent.equals("test") || parent.equals("runtime")) {
      return parent;
    }
    return parent.equals("system") || parent.equals("provided") ? "provided" : "runtime";
  }

  private static boolean isWider(String scope, String than) {
    if (than.isEmpty()) {
      return true;
    }
    int wide = WIDEST.indexOf(scope);
    int now = WIDEST.indexOf(than);
    return wide >= 0 && (now < 0 || wide < now);
  }

  /// Where the module, or one of its parents, names what leads to a node.
  private static PomDependency.Place place(Node node) {
    Node at = node;
    while (at.parent != null) {
      at = at.parent;
    }
    return at.declaration.place();
  }

  private MavenGraph graph() {
    int index = 0;
    for (Node node : winners.values()) {
      node.index = index++;
    }
    List<MavenNode> nodes = new ArrayList<>(winners.size());
    for (Node node : winners.values()) {
      List<Integer> dependsOn =
          node.edges.stream()
              .map(edge -> winners.get(moved.getOrDefault(edge.key(), edge.key())))
              .filter(target -> target != null && target != node)
              .map(target -> target.index)
              .sorted()
              .distinct()
              .toList();
      nodes.add(
          new MavenNode(
              node.artifact,
              node.scope,
              node.optional,
              node.parent == null ? -1 : node.parent.index,
              dependsOn,
              builder.projectOf(node.artifact.coordinates()) != null,
              place(node).pom(),
              place(node).region(),
              node.pom == null ? List.of() : node.pom.licences()));
    }
    return new MavenGraph(module.coordinates(), module.packaging(), nodes, List.copyOf(missing));
  }
}
