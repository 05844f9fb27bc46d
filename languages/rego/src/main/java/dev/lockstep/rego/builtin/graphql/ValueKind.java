package dev.lockstep.rego.builtin.graphql;

/// The kinds of values, in the order of the numbers by which policies see them.
enum ValueKind {
  VARIABLE(0),
  INT(1),
  FLOAT(2),
  STRING(3),
  BLOCK(4),
  BOOLEAN(5),
  NULL(6),
  ENUM(7),
  LIST(8),
  OBJECT(9);

  private static final ValueKind[] ALL = values();

  private final long number;

  ValueKind(long number) {
    this.number = number;
  }

  Long number() {
    return number;
  }

  /// The kind of the value `node`.
  static ValueKind of(Node node) {
    int number = (int) node.number("Kind");
    return number >= 0 && number < ALL.length ? ALL[number] : NULL;
  }
}
