package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.rego.types.TypeChecker;
import dev.lockstep.rego.types.TypeTree;
import dev.lockstep.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The types of what rules make. Rules are checked in the order of the source, each behind those
/// that it depends on.
final class RuleTypes {
  private static final Comparator<Part> BY_PLACE =
      Comparator.comparing(Part::location, Comparator.comparing(Location::file))
          .thenComparingInt(part -> part.location().row())
          .thenComparingInt(part -> part.location().column());

  private final DocumentTree tree;
  private final Arities arities;
  private final Metadata metadata;
  private final DocumentSchemas schemas;
  private final TypeTree types = new TypeTree();
  private final Map<Group, List<Value>> paths = new LinkedHashMap<>();
  private final Map<Group, Set<Group>> dependents = new HashMap<>();

  /// The rules, until they are checked.
  private final Map<Group, List<Part>> parts = new LinkedHashMap<>();

  RuleTypes(DocumentTree tree, Arities arities, Metadata metadata, DocumentSchemas schemas) {
    this.tree = tree;
    this.arities = arities;
    this.metadata = metadata;
    this.schemas = schemas;
  }

  /// One of the rules of a group, its module, and the groups that it depends on. It equals itself
  /// only: to compare what rules say costs more than to check it.
  private static final class Part {
    private final Group group;
    private final ResolvedRule rule;
    private final Module module;
    private final Set<Group> dependencies;

    Part(Group group, ResolvedRule rule, Module module, Set<Group> dependencies) {
      this.group = group;
      this.rule = rule;
      this.module = module;
      this.dependencies = dependencies;
    }

    Location location() {
      return rule.source().location();
    }
  }

  /// Adds `rule`, one of those that make the document at `path`.
  void add(
      Group group, List<Value> path, ResolvedRule rule, Module module, Set<Group> dependencies) {
    paths.put(group, path);
    parts
        .computeIfAbsent(group, _ -> new ArrayList<>())
        .add(new Part(group, rule, module, dependencies));
    for (Group dependency : dependencies) {
      dependents.computeIfAbsent(dependency, _ -> new LinkedHashSet<>()).add(group);
    }
  }

  /// Checks the rules, which must not depend on themselves, and forgets all but their types.
  synchronized void check(List<RegoError> errors) {
    schemas.ofInput(types, errors);
    TypeChecker checker = checker(errors);
    for (Part part : inOrder()) {
      checker.check(part.rule, known(part, part.rule, true, errors), told(part, part.rule));
      for (ResolvedRule rule = part.rule.otherwise(); rule != null; rule = rule.otherwise()) {
        checker.check(rule, known(part, rule, false, errors), told(part, rule));
      }
    }
    parts.clear();
  }

  /// What functions of `rego.metadata` tell `rule`, which is that of `part` or follows its `else`.
  private Function<String, @Nullable Value> told(Part part, ResolvedRule rule) {
    return name ->
        switch (name) {
          case "rego.metadata.rule" -> metadata.rule(rule.source());
          case "rego.metadata.chain" ->
              metadata.chain(part.module, rule.source(), paths.getOrDefault(part.group, List.of()));
          default -> null;
        };
  }

  /// What is known of documents in `rule`, which is that of `part` or follows its `else`.
  private TypeTree known(Part part, ResolvedRule rule, boolean first, List<RegoError> errors) {
    List<Value> path = paths.getOrDefault(part.group, List.of());
    List<Annotations> stating = metadata.withSchemas(part.module, rule.source(), path, first);
    return stating.isEmpty()
        ? types
        : schemas.with(types, stating, rule.source().location(), errors);
  }

  /// Checks the expressions of a query. The types of rules are found with the first query that
  /// is more than the name of a document.
  void check(List<Literal> query, List<RegoError> errors) {
    if (isDocument(query)) {
      return;
    }
    synchronized (this) {
      if (!parts.isEmpty()) {
        check(new ArrayList<>());
      }
    }
    checker(errors).query(query);
  }

  private boolean isDocument(List<Literal> query) {
    return query.size() == 1
        && query.getFirst().form() instanceof Literal.Form.Single(Term.Ref ref)
        && query.getFirst().withs().isEmpty()
        && DocumentTree.constantPath(ref) instanceof List<Value> path
        && tree.has(path);
  }

  private TypeChecker checker(List<RegoError> errors) {
    Safety safety = Safety.in(arities, Set.of());
    return new TypeChecker(types, tree::signature, this::dependents, safety, errors);
  }

  private Set<Part> inOrder() {
    Set<Part> ordered = new LinkedHashSet<>();
    Set<Part> entered = new LinkedHashSet<>();
    List<Part> starts = parts.values().stream().flatMap(List::stream).sorted(BY_PLACE).toList();
    for (Part start : starts) {
      Deque<Part> stack = new ArrayDeque<>(List.of(start));
      while (!stack.isEmpty()) {
        Part part = stack.peek();
        if (!entered.add(part)) {
          ordered.add(stack.pop());
          continue;
        }
        part.dependencies.stream()
            .flatMap(group -> parts.getOrDefault(group, List.of()).stream())
            .filter(next -> !entered.contains(next))
            .sorted(BY_PLACE.reversed())
            .forEach(stack::push);
      }
    }
    return ordered;
  }

  /// The paths from `data` on, it included, of what `target` may name or be part of, and of what
  /// depends on it.
  private List<List<Value>> dependents(Term.Ref target) {
    if (!(target.head() instanceof Term.Var(String root, _)) || !root.equals("data")) {
      return List.of();
    }
    List<Value> constant = new ArrayList<>();
    for (Term part : target.parts().subList(1, target.parts().size())) {
      if (!(part instanceof Term.Scalar(Value key, _))) {
        break;
      }
      constant.add(key);
    }
    Deque<Group> open = new ArrayDeque<>();
    paths.forEach(
        (group, path) -> {
          int common = Math.min(path.size(), constant.size());
          if (path.subList(0, common).equals(constant.subList(0, common))) {
            open.add(group);
          }
        });
    Set<Group> found = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Group group = open.pop();
      if (found.add(group)) {
        open.addAll(dependents.getOrDefault(group, Set.of()));
      }
    }
    return found.stream().map(this::whole).toList();
  }

  private List<Value> whole(Group group) {
    List<Value> whole = new ArrayList<>(List.of(DocumentTree.key("data")));
    whole.addAll(paths.getOrDefault(group, List.of()));
    return whole;
  }
}
