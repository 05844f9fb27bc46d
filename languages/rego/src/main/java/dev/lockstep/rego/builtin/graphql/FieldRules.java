package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rules of fields.
final class FieldRules {
  private FieldRules() {}

  /// A field must be one of its type.
  static final class FieldsOnCorrectType extends Rule {
    FieldsOnCorrectType(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) {
      Node parent = visit.parent(field);
      if (parent == null || visit.definition(field) != null) {
        return;
      }
      String message =
          "Cannot query field \"" + field.name() + "\" on type \"" + parent.name() + "\".";
      List<String> types = typesWith(parent, field.name());
      if (!types.isEmpty()) {
        message += " Did you mean to use an inline fragment on " + Suggestions.quoted(types) + "?";
      } else if (!parent.text("Kind").equals("UNION")) {
        List<String> names = parent.nodes("Fields").stream().map(Node::name).toList();
        message += Suggestions.of("Did you mean", field.name(), names);
      }
      visit.report(message, field);
    }

    /// The types that may stand for `parent` and have a field `name`: interfaces by how many of
    /// these types have them, then objects.
    private List<String> typesWith(Node parent, String name) {
      List<String> objects = new ArrayList<>();
      Map<String, Integer> uses = new HashMap<>();
      Set<String> interfaces = new LinkedHashSet<>();
      boolean isAbstract =
          parent.text("Kind").equals("INTERFACE") || parent.text("Kind").equals("UNION");
      for (Node type : isAbstract ? visit.schema.possibleTypes(parent) : List.<Node>of()) {
        if (type.named("Fields", name) == null) {
          continue;
        }
        objects.add(type.name());
        for (String possible : type.texts("Interfaces")) {
          Node definition = visit.schema.type(possible);
          if (definition != null && definition.named("Fields", name) != null) {
            interfaces.add(possible);
            uses.merge(possible, 1, Integer::sum);
          }
        }
      }
      List<String> all = new ArrayList<>(interfaces);
      all.addAll(objects);
      all.sort(
          (a, b) -> {
            int byUse = Integer.compare(uses.getOrDefault(b, 0), uses.getOrDefault(a, 0));
            return byUse == 0 ? a.compareTo(b) : byUse;
          });
      return all;
    }
  }

  /// A field has fields of its own exactly where its type has some.
  static final class ScalarLeafs extends Rule {
    ScalarLeafs(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) throws GraphqlError {
      Node definition = visit.definition(field);
      Node type = definition == null ? null : visit.schema.type(Types.name(Types.of(definition)));
      if (definition == null || type == null) {
        return;
      }
      boolean hasSelection = !field.nodes("SelectionSet").isEmpty();
      if (Schema.isLeaf(type) && hasSelection) {
        visit.report(
            "Field \""
                + field.name()
                + "\" must not have a selection since type \""
                + type.name()
                + "\" has no subfields.",
            field);
      }
      if (!Schema.isLeaf(type) && !hasSelection) {
        visit.report(
            "Field \""
                + field.name()
                + "\" of type \""
                + Types.shown(Types.of(definition))
                + "\" must have a selection of subfields. Did you mean \""
                + field.name()
                + " { ... }\"?",
            field);
      }
    }
  }

  /// What asks for the schema must not go round in it.
  static final class MaxIntrospectionDepth extends Rule {
    private static final int MAX_LISTS = 3;

    MaxIntrospectionDepth(Visit visit) {
      super(visit);
    }

    @Override
    void field(Node field) {
      boolean introspects = field.name().equals("__schema") || field.name().equals("__type");
      if (introspects && isTooDeep(field, new HashSet<>(), 0)) {
        visit.report("Maximum introspection depth exceeded", field);
      }
    }

    private boolean isTooDeep(Node field, Set<String> within, int depth) {
      int deeper =
          switch (field.name()) {
            case "fields", "interfaces", "possibleTypes", "inputFields" -> depth + 1;
            default -> depth;
          };
      return deeper >= MAX_LISTS || isTooDeep(field.nodes("SelectionSet"), within, deeper);
    }

    private boolean isTooDeep(List<Node> selections, Set<String> within, int depth) {
      for (Node selection : selections) {
        visit.step();
        boolean found =
            switch (Selection.of(selection)) {
              case FIELD -> isTooDeep(selection, within, depth);
              case INLINE -> isTooDeep(selection.nodes("SelectionSet"), within, depth);
              case SPREAD -> {
                Node fragment = visit.definition(selection);
                if (fragment == null || !within.add(fragment.name())) {
                  yield false;
                }
                boolean deep = isTooDeep(fragment.nodes("SelectionSet"), within, depth);
                within.remove(fragment.name());
                yield deep;
              }
            };
        if (found) {
          return true;
        }
      }
      return false;
    }
  }
}
