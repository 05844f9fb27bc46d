package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields of one name in an answer must be the same (section 5.3.2): all pairs are compared within
/// a set of selections, between it and the fragments it spreads, and between these.
final class OverlappingFields extends Rule {
  /// Pairs of fragments that were compared, and whether only as parts of different objects.
  private final Map<Pair, Boolean> comparedFragments = new HashMap<>();

  OverlappingFields(Visit visit) {
    super(visit);
  }

  private record Pair(String first, String second) {
    static Pair of(String a, String b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  /// A set of selections without its inline fragments.
  private record Fields(Map<String, List<Node>> byName, List<Node> spreads) {}

  /// Two fields that differ: why, or which of their fields do.
  private record Conflict(String name, String reason, List<Conflict> inner, Node at) {
    String told() {
      if (inner.isEmpty()) {
        return reason;
      }
      List<String> parts = new ArrayList<>();
      for (Conflict conflict : inner) {
        parts.add("subfields \"" + conflict.name + "\" conflict because " + conflict.told());
      }
      return String.join(" and ", parts);
    }
  }

  @Override
  void operation(Node operation) throws GraphqlError {
    check(operation);
  }

  @Override
  void field(Node field) throws GraphqlError {
    if (visit.operation != null) {
      check(field);
    }
  }

  @Override
  void inlineFragment(Node fragment) throws GraphqlError {
    check(fragment);
  }

  @Override
  void fragment(Node fragment) throws GraphqlError {
    check(fragment);
  }

  private void check(Node node) throws GraphqlError {
    List<Node> selections = node.nodes("SelectionSet");
    if (selections.isEmpty()) {
      return;
    }
    Fields fields = collect(selections);
    List<Conflict> conflicts = new ArrayList<>();
    for (List<Node> same : fields.byName.values()) {
      for (int i = 0; i < same.size(); i++) {
        for (Node other : same.subList(i + 1, same.size())) {
          add(conflicts, compare(false, same.get(i), other));
        }
      }
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.spreads.size(); i++) {
      Node spread = fields.spreads.get(i);
      withFragment(conflicts, false, fields, spread, seen);
      for (Node other : fields.spreads.subList(i + 1, fields.spreads.size())) {
        betweenFragments(conflicts, false, spread, other);
      }
    }
    for (Conflict conflict : conflicts) {
      visit.report(
          "Fields \""
              + conflict.name
              + "\" conflict because "
              + conflict.told()
              + ". Use different aliases on the fields to fetch both if this was intentional.",
          conflict.at);
    }
  }

  private static void add(List<Conflict> conflicts, @Nullable Conflict conflict) {
    if (conflict != null) {
      conflicts.add(conflict);
    }
  }

  private Fields collect(List<Node> selections) {
    Fields fields = new Fields(new LinkedHashMap<>(), new ArrayList<>());
    collect(selections, fields);
    return fields;
  }

  private void collect(List<Node> selections, Fields fields) {
    for (Node selection : selections) {
      visit.step();
      switch (Selection.of(selection)) {
        case FIELD ->
            fields
                .byName
                .computeIfAbsent(nameInAnswer(selection), _ -> new ArrayList<>())
                .add(selection);
        case INLINE -> collect(selection.nodes("SelectionSet"), fields);
        case SPREAD -> fields.spreads.add(selection);
      }
    }
  }

  private static String nameInAnswer(Node field) {
    return field.text("Alias").isEmpty() ? field.name() : field.text("Alias");
  }

  private void withFragment(
      List<Conflict> conflicts, boolean exclusive, Fields fields, Node spread, Set<String> seen)
      throws GraphqlError {
    Node fragment = visit.fragment(spread.name());
    if (!seen.add(spread.name()) || fragment == null) {
      return;
    }
    Fields other = collect(fragment.nodes("SelectionSet"));
    if (fields.byName.equals(other.byName)) {
      return;
    }
    between(conflicts, exclusive, fields, other);
    for (Node further : other.spreads) {
      if (!further.name().equals(spread.name())) {
        withFragment(conflicts, exclusive, fields, further, seen);
      }
    }
  }

  private void betweenFragments(
      List<Conflict> conflicts, boolean exclusive, Node spread, Node other) throws GraphqlError {
    if (spread.name().equals(other.name())) {
      return;
    }
    Pair pair = Pair.of(spread.name(), other.name());
    Boolean before = comparedFragments.get(pair);
    if (before != null && (exclusive || !before)) {
      return;
    }
    comparedFragments.put(pair, exclusive);
    Node first = visit.fragment(spread.name());
    Node second = visit.fragment(other.name());
    if (first == null || second == null) {
      return;
    }
    Fields firstFields = collect(first.nodes("SelectionSet"));
    Fields secondFields = collect(second.nodes("SelectionSet"));
    between(conflicts, exclusive, firstFields, secondFields);
    for (Node further : secondFields.spreads) {
      betweenFragments(conflicts, exclusive, spread, further);
    }
    for (Node further : firstFields.spreads) {
      betweenFragments(conflicts, exclusive, further, other);
    }
  }

  private void between(List<Conflict> conflicts, boolean exclusive, Fields first, Fields second)
      throws GraphqlError {
    for (Map.Entry<String, List<Node>> entry : first.byName.entrySet()) {
      for (Node field : entry.getValue()) {
        for (Node other : second.byName.getOrDefault(entry.getKey(), List.of())) {
          add(conflicts, compare(exclusive, field, other));
        }
      }
    }
  }

  /// What differs between two fields; `exclusive` where they are never in one answer.
  private @Nullable Conflict compare(boolean exclusive, Node first, Node second)
      throws GraphqlError {
    visit.step();
    Node parent = visit.parent(first);
    Node otherParent = visit.parent(second);
    if (parent == null || otherParent == null) {
      return null;
    }
    Node definition = visit.definition(first);
    Node otherDefinition = visit.definition(second);
    boolean apart =
        exclusive
            || (!parent.name().equals(otherParent.name())
                && parent.text("Kind").equals("OBJECT")
                && otherParent.text("Kind").equals("OBJECT")
                && definition != null
                && otherDefinition != null);
    String name = nameInAnswer(first);
    if (!apart && !first.name().equals(second.name())) {
      String reason = "\"" + first.name() + "\" and \"" + second.name() + "\" are different fields";
      return new Conflict(name, reason, List.of(), second);
    }
    if (!apart && !haveSameArguments(first, second)) {
      return new Conflict(name, "they have differing arguments", List.of(), second);
    }
    if (definition != null && otherDefinition != null) {
      Node type = Types.of(definition);
      Node otherType = Types.of(otherDefinition);
      if (differ(type, otherType)) {
        String reason =
            "they return conflicting types \""
                + Types.shown(type)
                + "\" and \""
                + Types.shown(otherType)
                + "\"";
        return new Conflict(name, reason, List.of(), second);
      }
    }
    List<Conflict> inner = compareInner(apart, first, second);
    return inner.isEmpty() ? null : new Conflict(name, "", inner, second);
  }

  private List<Conflict> compareInner(boolean exclusive, Node first, Node second)
      throws GraphqlError {
    List<Conflict> conflicts = new ArrayList<>();
    Fields fields = collect(first.nodes("SelectionSet"));
    Fields others = collect(second.nodes("SelectionSet"));
    between(conflicts, exclusive, fields, others);
    for (Node spread : others.spreads) {
      withFragment(conflicts, exclusive, fields, spread, new HashSet<>());
    }
    for (Node spread : fields.spreads) {
      withFragment(conflicts, exclusive, others, spread, new HashSet<>());
    }
    for (Node spread : fields.spreads) {
      for (Node other : others.spreads) {
        betweenFragments(conflicts, exclusive, spread, other);
      }
    }
    return conflicts;
  }

  private static boolean haveSameArguments(Node first, Node second) {
    List<Node> arguments = first.nodes("Arguments");
    if (arguments.size() != second.nodes("Arguments").size()) {
      return false;
    }
    for (Node argument : arguments) {
      boolean found = false;
      for (Node other : second.nodes("Arguments")) {
        found |= argument.name().equals(other.name()) && isSame(argument, other);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  /// Whether two arguments, or members of values, have the same value.
  private static boolean isSame(Node member, Node other) {
    Node value = member.node("Value");
    Node otherValue = other.node("Value");
    if (value == null || otherValue == null) {
      return value == null && otherValue == null;
    }
    List<Node> children = value.nodes("Children");
    List<Node> otherChildren = otherValue.nodes("Children");
    ValueKind kind = ValueKind.of(value);
    if (kind != ValueKind.of(otherValue)
        || !value.text("Raw").equals(otherValue.text("Raw"))
        || children.size() != otherChildren.size()) {
      return false;
    }
    if (kind == ValueKind.OBJECT) {
      children.sort(Comparator.comparing(Node::name));
      otherChildren.sort(Comparator.comparing(Node::name));
    }
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      if (!child.name().equals(otherChildren.get(i).name())
          || !isSame(child, otherChildren.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean differ(Node type, Node other) {
    Node elem = type.node("Elem");
    Node otherElem = other.node("Elem");
    if (elem != null && otherElem != null) {
      return differ(elem, otherElem);
    }
    if (elem != null || otherElem != null || Types.isNonNull(type) != Types.isNonNull(other)) {
      return true;
    }
    Node definition = visit.schema.type(type.text("NamedType"));
    Node otherDefinition = visit.schema.type(other.text("NamedType"));
    return definition != null
        && otherDefinition != null
        && Schema.isLeaf(definition)
        && Schema.isLeaf(otherDefinition)
        && !definition.name().equals(otherDefinition.name());
  }
}
