package dev.lockstep.rego.builtin.graphql;

import org.jspecify.annotations.Nullable;

/// Checks that a type has what the interfaces demand that it says to implement (section 3.6).
final class Implementation {
  private final Schema schema;
  private final Node type;

  Implementation(Schema schema, Node type) {
    this.schema = schema;
    this.type = type;
  }

  void check(String name) throws GraphqlError {
    Node demanded = schema.type(name);
    if (demanded == null) {
      throw SchemaChecker.undefined(type, name);
    }
    if (!demanded.text("Kind").equals("INTERFACE")) {
      throw new GraphqlError(
          type.place(),
          SchemaChecker.quoted(name) + " is a non interface type " + demanded.text("Kind") + ".");
    }
    for (Node field : demanded.nodes("Fields")) {
      checkField(demanded, field);
    }
    for (String further : demanded.texts("Interfaces")) {
      checkFurther(name, further);
    }
  }

  private String forType(Node demanded) {
    return "For " + type.name() + " to implement " + demanded.name() + " ";
  }

  private void checkField(Node demanded, Node field) throws GraphqlError {
    Node own = type.named("Fields", field.name());
    if (own == null) {
      throw new GraphqlError(
          type.place(), forType(demanded) + "it must have a field called " + field.name() + ".");
    }
    if (!isCovariant(Types.of(field), Types.of(own))) {
      throw new GraphqlError(
          own.place(),
          forType(demanded)
              + "the field "
              + field.name()
              + " must have type "
              + Types.shown(Types.of(field))
              + ".");
    }
    for (Node parameter : field.nodes("Arguments")) {
      checkParameter(demanded, own, parameter);
    }
    for (Node parameter : own.nodes("Arguments")) {
      boolean required =
          Types.isNonNull(Types.of(parameter)) && parameter.node("DefaultValue") == null;
      if (required && field.named("Arguments", parameter.name()) == null) {
        throw new GraphqlError(
            parameter.place(),
            forType(demanded)
                + "any additional arguments on "
                + own.name()
                + " must be optional or have a default value but "
                + parameter.name()
                + " is required.");
      }
    }
  }

  private void checkParameter(Node demanded, Node own, Node parameter) throws GraphqlError {
    String same =
        forType(demanded) + "the field " + own.name() + " must have the same arguments but ";
    Node found = own.named("Arguments", parameter.name());
    if (found == null) {
      throw new GraphqlError(own.place(), same + "it is missing " + parameter.name() + ".");
    }
    if (!Types.isCompatible(Types.of(parameter), Types.of(found), false)) {
      throw new GraphqlError(found.place(), same + parameter.name() + " has the wrong type.");
    }
  }

  private void checkFurther(String name, String further) throws GraphqlError {
    if (type.texts("Interfaces").contains(further)) {
      return;
    }
    throw new GraphqlError(
        type.place(),
        further.equals(type.name())
            ? "Type "
                + further
                + " cannot implement "
                + name
                + " because it would create a circular reference."
            : "Type "
                + type.name()
                + " must implement "
                + further
                + " because it is implemented by "
                + name
                + ".");
  }

  private boolean isCovariant(@Nullable Node required, @Nullable Node actual) {
    if (required == null
        || actual == null
        || (Types.isNonNull(required) && !Types.isNonNull(actual))) {
      return false;
    }
    String name = required.text("NamedType");
    if (name.isEmpty()) {
      return isCovariant(required.node("Elem"), actual.node("Elem"));
    }
    Node demanded = schema.type(name);
    return name.equals(actual.text("NamedType"))
        || (demanded != null
            && schema.possibleTypes(demanded).stream()
                .anyMatch(type -> type.name().equals(actual.text("NamedType"))));
  }
}
