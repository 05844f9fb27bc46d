package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.StringValue;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/// A value must be of the type that is wanted where it stands.
final class ValuesOfCorrectType extends Rule {
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  ValuesOfCorrectType(Visit visit) {
    super(visit);
  }

  @Override
  void value(Node value) throws GraphqlError {
    Visit.Expectation expected = visit.expectation(value);
    Node definition = expected == null ? null : expected.definition();
    if (expected == null || definition == null) {
      return;
    }
    ValueKind kind = ValueKind.of(value);
    if (kind == ValueKind.NULL && Types.isNonNull(expected.type())) {
      visit.report(
          "Expected value of type \""
              + Types.shown(expected.type())
              + "\", found "
              + shown(value)
              + ".",
          value);
    }
    boolean isOwnScalar =
        definition.text("Kind").equals("SCALAR")
            && !isOneOf(definition, "Int", "Float", "String", "Boolean", "ID");
    if (isOwnScalar) {
      return;
    }
    if (isOutOfRange(value)) {
      unexpected(value, expected.type(), definition);
    }
    check(kind, value, expected.type(), definition);
  }

  private void check(ValueKind kind, Node value, Node type, Node definition) throws GraphqlError {
    boolean fits =
        switch (kind) {
          case NULL, VARIABLE -> true;
          case LIST -> type.node("Elem") != null;
          case INT -> isOneOf(definition, "Int", "Float", "ID");
          case FLOAT -> isOneOf(definition, "Float");
          case BOOLEAN -> isOneOf(definition, "Boolean");
          case STRING, BLOCK -> {
            if (definition.text("Kind").equals("ENUM")) {
              visit.report(
                  "Enum \""
                      + Types.shown(type)
                      + "\" cannot represent non-enum value: "
                      + shown(value)
                      + "."
                      + meant(value, definition),
                  value);
              yield true;
            }
            yield isOneOf(definition, "String", "ID");
          }
          case ENUM -> {
            boolean isEnum = definition.text("Kind").equals("ENUM");
            if (isEnum && definition.named("EnumValues", value.text("Raw")) == null) {
              visit.report(
                  "Value \""
                      + shown(value)
                      + "\" does not exist in \""
                      + Types.shown(type)
                      + "\" enum."
                      + meant(value, definition),
                  value);
            }
            yield isEnum;
          }
          case OBJECT -> {
            object(value, definition);
            yield true;
          }
        };
    if (!fits) {
      unexpected(value, type, definition);
    }
  }

  private void object(Node value, Node definition) throws GraphqlError {
    for (Node field : definition.nodes("Fields")) {
      boolean required = Types.isNonNull(Types.of(field)) && field.node("DefaultValue") == null;
      if (required && value.named("Children", field.name()) == null) {
        visit.report(
            "Field \""
                + definition.name()
                + "."
                + field.name()
                + "\" of required type \""
                + Types.shown(Types.of(field))
                + "\" was not provided.",
            value);
      }
    }
    for (Node directive : definition.nodes("Directives")) {
      if (directive.name().equals("oneOf")) {
        oneOf(value, definition);
      }
    }
    List<String> names = definition.nodes("Fields").stream().map(Node::name).toList();
    for (Node member : value.nodes("Children")) {
      if (!names.contains(member.name())) {
        visit.report(
            "Field \""
                + member.name()
                + "\" is not defined by type \""
                + definition.name()
                + "\"."
                + Suggestions.of("Did you mean", member.name(), names),
            member);
      }
    }
  }

  private void oneOf(Node value, Node definition) {
    List<Node> members = value.nodes("Children");
    if (members.size() != 1) {
      visit.report(
          "OneOf Input Object \"" + definition.name() + "\" must specify exactly one key.", value);
      return;
    }
    Node inner = members.getFirst().node("Value");
    if (inner != null && ValueKind.of(inner) == ValueKind.NULL) {
      String first = definition.nodes("Fields").getFirst().name();
      visit.report("Field \"" + definition.name() + "." + first + "\" must be non-null.", inner);
    }
  }

  private static String meant(Node value, Node definition) {
    List<String> names = definition.nodes("EnumValues").stream().map(Node::name).toList();
    return Suggestions.of("Did you mean the enum value", value.text("Raw"), names);
  }

  private static boolean isOneOf(Node definition, String... names) {
    return List.of(names).contains(definition.name());
  }

  private static boolean isOutOfRange(Node value) {
    if (ValueKind.of(value) != ValueKind.INT) {
      return false;
    }
    try {
      BigInteger integer = new BigInteger(value.text("Raw"));
      return integer.compareTo(MIN_LONG) < 0 || integer.compareTo(MAX_LONG) > 0;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private void unexpected(Node value, Node type, Node definition) {
    String wanted = Types.shown(type);
    String message =
        switch (wanted) {
          case "Int", "Int!" ->
              isTooLarge(value)
                  ? "Int cannot represent non 32-bit signed integer value: " + shown(value)
                  : "Int cannot represent non-integer value: " + shown(value);
          case "String", "String!", "[String]" ->
              "String cannot represent a non string value: " + shown(value);
          case "Boolean", "Boolean!" ->
              "Boolean cannot represent a non boolean value: " + shown(value);
          case "Float", "Float!" -> "Float cannot represent non numeric value: " + shown(value);
          case "ID", "ID!" ->
              "ID cannot represent a non-string and non-integer value: " + shown(value);
          default ->
              definition.text("Kind").equals("ENUM")
                  ? "Enum \"" + wanted + "\" cannot represent non-enum value: " + shown(value) + "."
                  : "Expected value of type \"" + wanted + "\", found " + shown(value) + ".";
        };
    visit.report(message, value);
  }

  private static boolean isTooLarge(Node value) {
    try {
      return new BigInteger(value.text("Raw")).bitLength() > Integer.SIZE - 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// The value as GraphQL writes it.
  static String shown(Node value) {
    return switch (ValueKind.of(value)) {
      case VARIABLE -> "$" + value.text("Raw");
      case INT, FLOAT, ENUM, BOOLEAN, NULL -> value.text("Raw");
      case STRING, BLOCK -> StringValue.of(value.text("Raw")).toString();
      case LIST ->
          value.nodes("Children").stream()
              .map(ValuesOfCorrectType::shownInner)
              .collect(Collectors.joining(",", "[", "]"));
      case OBJECT ->
          value.nodes("Children").stream()
              .map(member -> member.name() + ":" + shownInner(member))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String shownInner(Node member) {
    Node inner = member.node("Value");
    return inner == null ? "<nil>" : shown(inner);
  }
}
