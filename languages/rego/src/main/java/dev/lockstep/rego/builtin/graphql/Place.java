package dev.lockstep.rego.builtin.graphql;

/// A place in the text of a document: row and column from 1, in code points.
record Place(int row, int column) {
  /// The place of what came as an object.
  static final Place NONE = new Place(0, 0);

  boolean isKnown() {
    return row > 0;
  }
}
