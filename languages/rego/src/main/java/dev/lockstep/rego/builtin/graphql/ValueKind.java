package dev.lockstep.rego.builtin.graphql;

/// The kinds of values, in the order of the numbers by which policies see them.
enum ValueKind {
  VARIABLE,
  INT,
  FLOAT,
  STRING,
  BLOCK,
  BOOLEAN,
  NULL,
  ENUM,
  LIST,
  OBJECT;

  private static final ValueKind[] ALL = values();

  Long number() {
    return (long) ordinal();
  }

  /// The kind of the value `node`.
  static ValueKind of(Node node) {
    int number = (int) node.number("Kind");
    return number >= 0 && number < ALL.length ? ALL[number] : NULL;
  }
}
