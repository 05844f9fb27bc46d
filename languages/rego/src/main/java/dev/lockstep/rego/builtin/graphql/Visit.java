package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One walk through a query: what the schema says of its parts, and what is wrong with them.
final class Visit {
  final Schema schema;
  final Node document;
  final List<GraphqlError> errors = new ArrayList<>();

  /// The operation that is walked, null within fragments.
  @Nullable Node operation;

  /// Variables that are used.
  final Set<Node> used = new HashSet<>();

  private final LongConsumer spend;
  private final Map<Node, Node> definitions = new HashMap<>();
  private final Map<Node, Node> parents = new HashMap<>();
  private final Map<Node, Node> variables = new HashMap<>();
  private final Map<Node, Expectation> expectations = new HashMap<>();
  private final Map<Node, String> locations = new HashMap<>();
  private final Map<String, Node> fragments = new HashMap<>();

  Visit(Schema schema, Node document, LongConsumer spend) {
    this.schema = schema;
    this.document = document;
    this.spend = spend;
    for (Node fragment : document.nodes("Fragments")) {
      fragments.putIfAbsent(fragment.name(), fragment);
    }
  }

  /// What a value must be.
  ///
  /// @param type its type
  /// @param definition the definition of the named type, null where there is none
  /// @param hasDefault whether something else than null stands in for a missing value
  record Expectation(Node type, @Nullable Node definition, boolean hasDefault) {}

  /// Takes one step.
  void step() {
    spend.accept(1);
  }

  void report(String message, Node at) {
    errors.add(new GraphqlError(at.place(), message));
  }

  @Nullable Node fragment(String name) {
    return fragments.get(name);
  }

  /// Notes the definition of a field, directive, spread, variable or fragment.
  void define(Node node, @Nullable Node definition) {
    put(definitions, node, definition);
  }

  @Nullable Node definition(Node node) {
    return definitions.get(node);
  }

  /// Notes the type that a field or fragment is part of.
  void place(Node node, @Nullable Node parent) {
    put(parents, node, parent);
  }

  @Nullable Node parent(Node node) {
    return parents.get(node);
  }

  void locate(Node directive, String location) {
    locations.put(directive, location);
  }

  String location(Node directive) {
    return locations.getOrDefault(directive, "");
  }

  /// Notes the variable that a value names.
  void resolve(Node value, @Nullable Node variable) {
    put(variables, value, variable);
  }

  @Nullable Node variable(Node value) {
    return variables.get(value);
  }

  void expect(Node value, Node type, boolean hasDefault) {
    Node definition = schema.type(Types.name(type));
    expectations.put(value, new Expectation(type, definition, hasDefault));
  }

  @Nullable Expectation expectation(Node value) {
    return expectations.get(value);
  }

  private static void put(Map<Node, Node> facts, Node node, @Nullable Node fact) {
    if (fact == null) {
      facts.remove(node);
    } else {
      facts.put(node, fact);
    }
  }
}
