package dev.lockstep.rego.builtin.graphql;

import java.io.Serial;

/// Says why a text or an object is no valid document.
public final class GraphqlError extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Place place;

  GraphqlError(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }

  /// What is wrong, behind the place where it is known.
  String withPlace() {
    String at = place.isKnown() ? ":" + place.row() + ":" + place.column() : "";
    return "input" + at + ": " + getMessage();
  }

  /// What is wrong, as the built-ins say it of a text that cannot be read.
  public String told() {
    return place.isKnown()
        ? getMessage() + " in GraphQL string at location " + place.row() + ":" + place.column()
        : "GraphQL parse error: " + withPlace();
  }

  /// What is wrong, as the built-ins say it of a schema that contradicts itself.
  public String toldOfSchema() {
    return "Error in gqlparser SchemaDocument to Schema conversion: " + withPlace();
  }
}
