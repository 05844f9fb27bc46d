package dev.lockstep.rego.builtin.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Walks a query with a schema and asks all rules about it (specification, section 5).
public final class QueryChecker {
  private static final Node TYPE_NAME =
      new Node(Place.NONE)
          .with("Name", "__typename")
          .with("Type", new Node(Place.NONE).with("NamedType", "String"));

  private final Visit visit;
  private final List<Rule> rules;
  private Set<String> walkedFragments = new HashSet<>();

  private QueryChecker(Visit visit) {
    this.visit = visit;
    this.rules =
        List.of(
            new FieldRules.FieldsOnCorrectType(visit),
            new FragmentRules.FragmentsOnCompositeTypes(visit),
            new ArgumentRules.KnownArgumentNames(visit),
            new ArgumentRules.KnownDirectives(visit),
            new FragmentRules.KnownFragmentNames(visit),
            new OperationRules.KnownRootType(visit),
            new FragmentRules.KnownTypeNames(visit),
            new OperationRules.LoneAnonymousOperation(visit),
            new FieldRules.MaxIntrospectionDepth(visit),
            new FragmentRules.NoFragmentCycles(visit),
            new VariableRules.NoUndefinedVariables(visit),
            new FragmentRules.NoUnusedFragments(visit),
            new VariableRules.NoUnusedVariables(visit),
            new OverlappingFields(visit),
            new FragmentRules.PossibleFragmentSpreads(visit),
            new ArgumentRules.ProvidedRequiredArguments(visit),
            new FieldRules.ScalarLeafs(visit),
            new OperationRules.SingleFieldSubscriptions(visit),
            new ArgumentRules.UniqueArgumentNames(visit),
            new ArgumentRules.UniqueDirectivesPerLocation(visit),
            new FragmentRules.UniqueFragmentNames(visit),
            new ArgumentRules.UniqueInputFieldNames(visit),
            new OperationRules.UniqueOperationNames(visit),
            new VariableRules.UniqueVariableNames(visit),
            new ValuesOfCorrectType(visit),
            new VariableRules.VariablesAreInputTypes(visit),
            new VariableRules.VariablesInAllowedPosition(visit));
  }

  /// What is wrong with `query`, one line each; empty where nothing is.
  ///
  /// @param spend takes the steps that checking takes
  /// @throws GraphqlError where the query lacks what every query has
  public static String problems(Schema schema, Document query, LongConsumer spend)
      throws GraphqlError {
    Visit visit = new Visit(schema, query.node(), spend);
    new QueryChecker(visit).walk();
    return told(visit.errors);
  }

  /// As gqlparser lists them and Open Policy Agent tells the list.
  private static String told(List<GraphqlError> errors) {
    if (errors.isEmpty()) {
      return "";
    }
    Place first = errors.getFirst().place();
    String all =
        errors.stream().map(error -> error.withPlace() + "\n").collect(Collectors.joining());
    if (!first.isKnown()) {
      return "GraphQL parse error: " + all;
    }
    String behindPlace = all.substring(all.indexOf(": ") + 2);
    String trimmed =
        behindPlace.endsWith(".\n")
            ? behindPlace.substring(0, behindPlace.length() - 2)
            : behindPlace;
    return trimmed + " in GraphQL string at location " + first.row() + ":" + first.column();
  }

  private void walk() throws GraphqlError {
    for (Node operation : visit.document.nodes("Operations")) {
      walkedFragments = new HashSet<>();
      operation(operation);
    }
    for (Node fragment : visit.document.nodes("Fragments")) {
      walkedFragments = new HashSet<>();
      fragment(fragment);
    }
  }

  private void operation(Node operation) throws GraphqlError {
    visit.operation = operation;
    List<Node> variables = operation.nodes("VariableDefinitions");
    for (Node variable : variables) {
      Node type = Types.of(variable);
      visit.define(variable, visit.schema.type(Types.name(type)));
      for (Rule rule : rules) {
        rule.variable(variable);
      }
    }
    for (Node variable : variables) {
      Node byDefault = variable.node("DefaultValue");
      if (byDefault != null) {
        visit.expect(byDefault, Types.of(variable), false);
        value(byDefault);
      }
      directives(variable.nodes("Directives"), "VARIABLE_DEFINITION");
    }
    String word = operation.text("Operation");
    directives(
        operation.nodes("Directives"),
        switch (word) {
          case "mutation" -> "MUTATION";
          case "subscription" -> "SUBSCRIPTION";
          default -> "QUERY";
        });
    selections(visit.schema.root(word), operation.nodes("SelectionSet"));
    for (Rule rule : rules) {
      rule.operation(operation);
    }
    visit.operation = null;
  }

  private void fragment(Node fragment) throws GraphqlError {
    Node type = visit.schema.type(fragment.text("TypeCondition"));
    visit.define(fragment, type);
    directives(fragment.nodes("Directives"), "FRAGMENT_DEFINITION");
    selections(type, fragment.nodes("SelectionSet"));
    for (Rule rule : rules) {
      rule.fragment(fragment);
    }
  }

  private void directives(List<Node> directives, String location) throws GraphqlError {
    for (Node directive : directives) {
      visit.step();
      Node definition = visit.schema.directives.get(directive.name());
      visit.define(directive, definition);
      visit.locate(directive, location);
      for (Node argument : directive.nodes("Arguments")) {
        argument(definition, argument);
      }
      for (Rule rule : rules) {
        rule.directive(directive);
      }
    }
    for (Rule rule : rules) {
      rule.directives(directives);
    }
  }

  private void argument(@Nullable Node definition, Node argument) throws GraphqlError {
    Node value = argument.node("Value");
    if (value == null) {
      throw new GraphqlError(argument.place(), "an argument has no value");
    }
    Node parameter = definition == null ? null : definition.named("Arguments", argument.name());
    if (parameter != null) {
      expectAs(parameter, value);
    }
    value(value);
  }

  /// Notes that `value` is given to `parameter`, or to a field of an input type.
  private void expectAs(Node parameter, Node value) throws GraphqlError {
    Node byDefault = parameter.node("DefaultValue");
    boolean hasDefault = byDefault != null && ValueKind.of(byDefault) != ValueKind.NULL;
    visit.expect(value, Types.of(parameter), hasDefault);
  }

  private void value(Node value) throws GraphqlError {
    visit.step();
    Visit.Expectation expected = visit.expectation(value);
    switch (ValueKind.of(value)) {
      case VARIABLE -> {
        Node operation = visit.operation;
        if (operation != null) {
          Node variable = variable(operation, value.text("Raw"));
          visit.resolve(value, variable);
          if (variable != null) {
            visit.used.add(variable);
          }
        }
      }
      case OBJECT -> {
        Node definition = expected == null ? null : expected.definition();
        for (Node member : value.nodes("Children")) {
          Node field = definition == null ? null : definition.named("Fields", member.name());
          Node inner = inner(member);
          if (field != null) {
            expectAs(field, inner);
          }
          value(inner);
        }
      }
      case LIST -> {
        Node elem = expected == null ? null : expected.type().node("Elem");
        for (Node member : value.nodes("Children")) {
          Node inner = inner(member);
          if (elem != null) {
            visit.expect(inner, elem, false);
          }
          value(inner);
        }
      }
      case INT, FLOAT, STRING, BLOCK, BOOLEAN, NULL, ENUM -> {}
    }
    for (Rule rule : rules) {
      rule.value(value);
    }
  }

  private static Node inner(Node member) throws GraphqlError {
    Node value = member.node("Value");
    if (value == null) {
      throw new GraphqlError(member.place(), "a value is missing");
    }
    return value;
  }

  private static @Nullable Node variable(Node operation, String name) {
    for (Node variable : operation.nodes("VariableDefinitions")) {
      if (variable.text("Variable").equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private void selections(@Nullable Node parent, List<Node> selections) throws GraphqlError {
    for (Node selection : selections) {
      visit.step();
      switch (Selection.of(selection)) {
        case FIELD -> field(parent, selection);
        case SPREAD -> spread(parent, selection);
        case INLINE -> inline(parent, selection);
      }
    }
  }

  private void field(@Nullable Node parent, Node field) throws GraphqlError {
    Node definition = null;
    if (field.name().equals("__typename")) {
      definition = TYPE_NAME;
    } else if (parent != null) {
      definition = parent.named("Fields", field.name());
    }
    visit.define(field, definition);
    visit.place(field, parent);
    Node type = definition == null ? null : visit.schema.type(Types.name(Types.of(definition)));
    for (Node argument : field.nodes("Arguments")) {
      argument(definition, argument);
    }
    directives(field.nodes("Directives"), "FIELD");
    selections(type, field.nodes("SelectionSet"));
    for (Rule rule : rules) {
      rule.field(field);
    }
  }

  private void inline(@Nullable Node parent, Node fragment) throws GraphqlError {
    visit.place(fragment, parent);
    String condition = fragment.text("TypeCondition");
    Node type = condition.isEmpty() ? parent : visit.schema.type(condition);
    directives(fragment.nodes("Directives"), "INLINE_FRAGMENT");
    selections(type, fragment.nodes("SelectionSet"));
    for (Rule rule : rules) {
      rule.inlineFragment(fragment);
    }
  }

  private void spread(@Nullable Node parent, Node spread) throws GraphqlError {
    Node fragment = visit.fragment(spread.name());
    visit.define(spread, fragment);
    visit.place(spread, parent);
    directives(spread.nodes("Directives"), "FRAGMENT_SPREAD");
    if (fragment != null && walkedFragments.add(fragment.name())) {
      directives(fragment.nodes("Directives"), "FRAGMENT_DEFINITION");
      selections(visit.schema.type(fragment.text("TypeCondition")), fragment.nodes("SelectionSet"));
    }
    for (Rule rule : rules) {
      rule.spread(spread);
    }
  }
}
