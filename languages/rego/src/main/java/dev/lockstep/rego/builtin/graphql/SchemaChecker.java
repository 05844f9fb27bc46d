package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.StringValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks that what a schema declares fits together (specification, sections 3.3 to 3.13). The
/// first mistake is told.
final class SchemaChecker {
  private static final List<String> OUTPUTS =
      List.of("SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM");
  private static final List<String> INPUTS = List.of("SCALAR", "ENUM", "INPUT_OBJECT");

  private final Schema schema;

  SchemaChecker(Schema schema) {
    this.schema = schema;
  }

  void checkTypes() throws GraphqlError {
    for (Node type : schema.types.values()) {
      check(type);
    }
    new InputCycles(schema).check();
  }

  void checkDirectiveDefinitions() throws GraphqlError {
    for (Node directive : schema.directives.values()) {
      checkName(directive);
      checkParameters(directive, directive.name());
    }
  }

  private void check(Node type) throws GraphqlError {
    boolean isInput = type.text("Kind").equals("INPUT_OBJECT");
    for (Node field : type.nodes("Fields")) {
      checkName(field);
      checkKnown(Types.of(field));
      checkParameters(field, "");
      checkDirectives(
          field.nodes("Directives"),
          isInput ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION",
          "",
          true);
    }
    checkMembers(type);
    for (String name : type.texts("Interfaces")) {
      new Implementation(schema, type).check(name);
    }
    switch (type.text("Kind")) {
      case "OBJECT", "INTERFACE" -> checkFields(type, "must define one or more fields.", OUTPUTS);
      case "INPUT_OBJECT" -> checkFields(type, "must define one or more input fields.", INPUTS);
      case "ENUM" -> checkEnum(type);
      default -> {}
    }
    checkUnique(type);
    if (!isOfTheSpecification(type)) {
      checkName(type);
    }
    checkDirectives(type.nodes("Directives"), type.text("Kind"), "", false);
  }

  private static boolean isOfTheSpecification(Node type) {
    return type.flag("BuiltIn")
        || switch (type.name()) {
          case "__Schema",
              "__Type",
              "__TypeKind",
              "__Field",
              "__InputValue",
              "__EnumValue",
              "__Directive",
              "__DirectiveLocation" ->
              true;
          default -> false;
        };
  }

  private void checkMembers(Node type) throws GraphqlError {
    for (String name : type.texts("Types")) {
      Node member = schema.type(name);
      if (member == null) {
        throw undefined(type, name);
      }
      if (!member.text("Kind").equals("OBJECT")) {
        throw new GraphqlError(
            type.place(), type.text("Kind") + " type " + quoted(name) + " must be OBJECT.");
      }
    }
  }

  private void checkFields(Node type, String emptiness, List<String> kinds) throws GraphqlError {
    String kind = type.text("Kind");
    if (type.nodes("Fields").isEmpty()) {
      throw new GraphqlError(type.place(), kind + " " + type.name() + ": " + emptiness);
    }
    for (Node field : type.nodes("Fields")) {
      Node of = schema.type(Types.name(Types.of(field)));
      if (of != null && !kinds.contains(of.text("Kind"))) {
        boolean isInput = kind.equals("INPUT_OBJECT");
        throw new GraphqlError(
            field.place(),
            (isInput ? of.text("Kind") : kind)
                + " "
                + (isInput ? field.name() : type.name())
                + ": field must be one of "
                + String.join(", ", kinds)
                + ".");
      }
    }
  }

  private void checkEnum(Node type) throws GraphqlError {
    if (type.nodes("EnumValues").isEmpty()) {
      throw new GraphqlError(
          type.place(), "ENUM " + type.name() + ": must define one or more unique enum values.");
    }
    for (Node value : type.nodes("EnumValues")) {
      switch (value.name()) {
        case "true", "false", "null" ->
            throw new GraphqlError(
                type.place(), "ENUM " + type.name() + ": non-enum value " + value.name() + ".");
        default -> {}
      }
      checkDirectives(value.nodes("Directives"), "ENUM_VALUE", "", true);
    }
  }

  private static void checkUnique(Node type) throws GraphqlError {
    checkUnique(type, "Fields", "Field ");
    checkUnique(type, "EnumValues", "Enum value ");
    Set<String> members = new HashSet<>();
    for (String member : type.texts("Types")) {
      if (!members.add(member)) {
        throw new GraphqlError(
            type.place(),
            "Union type " + type.name() + " can only include type " + member + " once.");
      }
    }
  }

  private static void checkUnique(Node type, String list, String what) throws GraphqlError {
    Set<String> seen = new HashSet<>();
    for (Node part : type.nodes(list)) {
      if (!seen.add(part.name())) {
        throw new GraphqlError(
            part.place(), what + type.name() + "." + part.name() + " can only be defined once.");
      }
    }
  }

  private void checkKnown(Node type) throws GraphqlError {
    String name = Types.name(type);
    if (schema.type(name) == null) {
      throw new GraphqlError(type.place(), "Undefined type " + name + ".");
    }
  }

  /// Checks the parameters of `of`, which is the directive `directive` or a field.
  private void checkParameters(Node of, String directive) throws GraphqlError {
    for (Node parameter : of.nodes("Arguments")) {
      checkName(parameter);
      Node type = Types.of(parameter);
      checkKnown(type);
      Node definition = schema.type(Types.name(type));
      if (definition != null && !Schema.isInput(definition)) {
        throw new GraphqlError(
            parameter.place(),
            "cannot use "
                + Types.shown(type)
                + " as argument "
                + parameter.name()
                + " because "
                + definition.text("Kind")
                + " is not a valid input type");
      }
      checkDirectives(parameter.nodes("Directives"), "ARGUMENT_DEFINITION", directive, true);
    }
  }

  /// Checks directives at `location`.
  ///
  /// @param within the directive whose definition they stand in, or empty
  /// @param once whether all stand at one place, where one that is not repeatable may stand once
  void checkDirectives(List<Node> directives, String location, String within, boolean once)
      throws GraphqlError {
    Set<String> seen = new HashSet<>();
    for (Node directive : directives) {
      checkName(directive);
      String name = directive.name();
      if (!within.isEmpty() && name.equals(within)) {
        throw new GraphqlError(
            directive.place(), "Directive " + within + " cannot refer to itself.");
      }
      Node definition = schema.directives.get(name);
      if (definition == null) {
        throw new GraphqlError(directive.place(), "Undefined directive " + name + ".");
      }
      if (once && !seen.add(name) && !definition.flag("IsRepeatable")) {
        throw new GraphqlError(
            directive.place(),
            "The directive " + name + " can only be used once at this location.");
      }
      if (!definition.texts("Locations").contains(location)) {
        throw new GraphqlError(
            directive.place(), "Directive " + name + " is not applicable on " + location + ".");
      }
      checkArguments(directive, definition);
    }
  }

  private static void checkArguments(Node directive, Node definition) throws GraphqlError {
    for (Node argument : directive.nodes("Arguments")) {
      if (definition.named("Arguments", argument.name()) == null) {
        throw new GraphqlError(
            argument.place(),
            "Undefined argument " + argument.name() + " for directive " + directive.name() + ".");
      }
    }
    for (Node parameter : definition.nodes("Arguments")) {
      boolean required =
          Types.isNonNull(Types.of(parameter)) && parameter.node("DefaultValue") == null;
      if (required && isNull(directive.named("Arguments", parameter.name()))) {
        throw new GraphqlError(
            directive.place(),
            "Argument "
                + parameter.name()
                + " for directive "
                + directive.name()
                + " cannot be null.");
      }
    }
  }

  private static boolean isNull(@Nullable Node argument) {
    Node value = argument == null ? null : argument.node("Value");
    return value == null || ValueKind.of(value) == ValueKind.NULL;
  }

  static GraphqlError undefined(Node type, String name) {
    return new GraphqlError(type.place(), "Undefined type " + quoted(name) + ".");
  }

  static String quoted(String name) {
    return StringValue.of(name).toString();
  }

  private static void checkName(Node node) throws GraphqlError {
    if (node.name().startsWith("__")) {
      throw new GraphqlError(
          node.place(),
          "Name \""
              + node.name()
              + "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }
  }
}
