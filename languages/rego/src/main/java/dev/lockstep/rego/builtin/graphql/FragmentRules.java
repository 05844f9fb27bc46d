package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules of fragments.
final class FragmentRules {
  private FragmentRules() {}

  /// Fragments are of types that have fields.
  static final class FragmentsOnCompositeTypes extends Rule {
    FragmentsOnCompositeTypes(Visit visit) {
      super(visit);
    }

    @Override
    void inlineFragment(Node fragment) {
      check("Fragment", fragment);
    }

    @Override
    void fragment(Node fragment) {
      check("Fragment \"" + fragment.name() + "\"", fragment);
    }

    private void check(String what, Node fragment) {
      String condition = fragment.text("TypeCondition");
      Node type = visit.schema.type(condition);
      if (type != null && !Schema.isComposite(type)) {
        visit.report(
            what + " cannot condition on non composite type \"" + condition + "\".", fragment);
      }
    }
  }

  /// A fragment that is spread must be there.
  static final class KnownFragmentNames extends Rule {
    KnownFragmentNames(Visit visit) {
      super(visit);
    }

    @Override
    void spread(Node spread) {
      if (visit.definition(spread) == null) {
        visit.report("Unknown fragment \"" + spread.name() + "\".", spread);
      }
    }
  }

  /// Types must be those of the schema.
  static final class KnownTypeNames extends Rule {
    KnownTypeNames(Visit visit) {
      super(visit);
    }

    @Override
    void variable(Node variable) throws GraphqlError {
      check(Types.name(Types.of(variable)), false, variable);
    }

    @Override
    void inlineFragment(Node fragment) {
      if (!fragment.text("TypeCondition").isEmpty()) {
        check(fragment.text("TypeCondition"), false, fragment);
      }
    }

    @Override
    void fragment(Node fragment) {
      check(fragment.text("TypeCondition"), true, fragment);
    }

    private void check(String name, boolean suggests, Node at) {
      if (visit.schema.type(name) == null) {
        String meant =
            suggests
                ? Suggestions.of("Did you mean", name, List.copyOf(visit.schema.types.keySet()))
                : "";
        visit.report("Unknown type \"" + name + "\"." + meant, at);
      }
    }
  }

  /// Fragments must be used.
  static final class NoUnusedFragments extends Rule {
    private final Set<String> used = new HashSet<>();
    private boolean inFragments;

    NoUnusedFragments(Visit visit) {
      super(visit);
    }

    @Override
    void spread(Node spread) {
      if (!inFragments) {
        used.add(spread.name());
      }
    }

    @Override
    void fragment(Node fragment) {
      inFragments = true;
      if (!used.contains(fragment.name())) {
        visit.report("Fragment \"" + fragment.name() + "\" is never used.", fragment);
      }
    }
  }

  /// The names of fragments differ.
  static final class UniqueFragmentNames extends Rule {
    private final Set<String> seen = new HashSet<>();

    UniqueFragmentNames(Visit visit) {
      super(visit);
    }

    @Override
    void fragment(Node fragment) {
      if (!seen.add(fragment.name())) {
        visit.report("There can be only one fragment named \"" + fragment.name() + "\".", fragment);
      }
    }
  }

  /// A fragment stands only where its type may be.
  static final class PossibleFragmentSpreads extends Rule {
    PossibleFragmentSpreads(Visit visit) {
      super(visit);
    }

    @Override
    void inlineFragment(Node fragment) {
      check("Fragment", visit.parent(fragment), fragment.text("TypeCondition"), fragment);
    }

    @Override
    void spread(Node spread) {
      Node fragment = visit.definition(spread);
      if (fragment != null) {
        check(
            "Fragment \"" + spread.name() + "\"",
            visit.parent(spread),
            fragment.text("TypeCondition"),
            spread);
      }
    }

    private void check(String what, @Nullable Node parent, String condition, Node at) {
      Node type = visit.schema.type(condition);
      if (parent == null || type == null || !Schema.isComposite(type)) {
        return;
      }
      List<Node> around =
          switch (parent.text("Kind")) {
            case "OBJECT" -> List.of(parent);
            case "INTERFACE", "UNION" -> visit.schema.possibleTypes(parent);
            default -> null;
          };
      if (around == null) {
        return;
      }
      Set<String> possible = around.stream().map(Node::name).collect(Collectors.toSet());
      boolean overlaps =
          visit.schema.possibleTypes(type).stream().anyMatch(t -> possible.contains(t.name()));
      if (!overlaps) {
        visit.report(
            what
                + " cannot be spread here as objects of type \""
                + parent.name()
                + "\" can never be of type \""
                + condition
                + "\".",
            at);
      }
    }
  }

  /// A fragment must not stand within itself.
  static final class NoFragmentCycles extends Rule {
    private static final int MAX_DEPTH = 1_000;

    private final Set<String> visited = new HashSet<>();

    NoFragmentCycles(Visit visit) {
      super(visit);
    }

    @Override
    void fragment(Node fragment) throws GraphqlError {
      search(fragment, new ArrayList<>(), new HashMap<>());
    }

    private void search(Node fragment, List<Node> path, Map<String, Integer> begins)
        throws GraphqlError {
      if (!visited.add(fragment.name())) {
        return;
      }
      if (path.size() > MAX_DEPTH) {
        throw new GraphqlError(fragment.place(), "fragments nest too deeply");
      }
      begins.put(fragment.name(), path.size());
      for (Node spread : spreads(fragment)) {
        Integer begin = begins.get(spread.name());
        path.add(spread);
        if (begin == null) {
          Node next = visit.fragment(spread.name());
          if (next != null) {
            search(next, path, begins);
          }
        } else {
          report(spread, path.subList(begin, path.size() - 1));
        }
        path.removeLast();
      }
      begins.remove(fragment.name());
    }

    private void report(Node spread, List<Node> way) {
      String names =
          way.stream().map(node -> "\"" + node.name() + "\"").collect(Collectors.joining(", "));
      visit.report(
          "Cannot spread fragment \""
              + spread.name()
              + "\" within itself"
              + (names.isEmpty() ? "" : " via " + names)
              + ".",
          spread);
    }

    private List<Node> spreads(Node fragment) {
      List<Node> spreads = new ArrayList<>();
      Deque<List<Node>> rest = new ArrayDeque<>(List.of(fragment.nodes("SelectionSet")));
      while (!rest.isEmpty()) {
        for (Node selection : rest.pop()) {
          visit.step();
          if (Selection.of(selection) == Selection.SPREAD) {
            spreads.add(selection);
          } else {
            rest.push(selection.nodes("SelectionSet"));
          }
        }
      }
      return spreads;
    }
  }
}
