package dev.lockstep.rego.builtin.graphql;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rules of operations.
final class OperationRules {
  private OperationRules() {}

  /// The schema must have the kind of operation.
  static final class KnownRootType extends Rule {
    KnownRootType(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) throws GraphqlError {
      String word = operation.text("Operation");
      switch (word) {
        case "query", "mutation", "subscription", "" -> {
          if (visit.schema.root(word) == null) {
            visit.report("Schema does not support operation type \"" + word + "\"", operation);
          }
        }
        default -> throw new GraphqlError(operation.place(), "no operation: " + word);
      }
    }
  }

  /// An operation without a name stands alone.
  static final class LoneAnonymousOperation extends Rule {
    LoneAnonymousOperation(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) {
      if (operation.name().isEmpty() && visit.document.nodes("Operations").size() > 1) {
        visit.report("This anonymous operation must be the only defined operation.", operation);
      }
    }
  }

  /// The names of operations differ.
  static final class UniqueOperationNames extends Rule {
    private final Set<String> seen = new HashSet<>();

    UniqueOperationNames(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) {
      if (!seen.add(operation.name())) {
        visit.report(
            "There can be only one operation named \"" + operation.name() + "\".", operation);
      }
    }
  }

  /// A subscription asks for one thing.
  static final class SingleFieldSubscriptions extends Rule {
    SingleFieldSubscriptions(Visit visit) {
      super(visit);
    }

    @Override
    void operation(Node operation) {
      boolean isSubscription = operation.text("Operation").equals("subscription");
      if (!isSubscription || visit.schema.root("subscription") == null) {
        return;
      }
      Map<String, Node> fields = new LinkedHashMap<>();
      collect(operation.nodes("SelectionSet"), fields, new HashSet<>());
      String name =
          operation.name().isEmpty()
              ? "Anonymous Subscription"
              : "Subscription " + SchemaChecker.quoted(operation.name());
      if (fields.size() > 1) {
        Node second = List.copyOf(fields.values()).get(1);
        visit.report(name + " must select only one top level field.", second);
      }
      fields.forEach(
          (field, node) -> {
            if (field.startsWith("__")) {
              visit.report(name + " must not select an introspection top level field.", node);
            }
          });
    }

    private void collect(List<Node> selections, Map<String, Node> fields, Set<String> within) {
      for (Node selection : selections) {
        visit.step();
        switch (Selection.of(selection)) {
          case FIELD -> fields.putIfAbsent(selection.name(), selection);
          case INLINE -> collect(selection.nodes("SelectionSet"), fields, within);
          case SPREAD -> {
            Node fragment = visit.definition(selection);
            if (fragment == null) {
              return;
            }
            if (within.add(fragment.name())) {
              collect(fragment.nodes("SelectionSet"), fields, within);
            }
          }
        }
      }
    }
  }
}
