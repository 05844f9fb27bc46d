package dev.lockstep.rego.builtin.graphql;

/// The kinds of selections.
enum Selection {
  FIELD,
  SPREAD,
  INLINE;

  /// What `node` is. What came as an object is a field, as gqlparser reads it.
  static Selection of(Node node) {
    if (node.has("Alias") || !node.place().isKnown()) {
      return FIELD;
    }
    return node.has("TypeCondition") ? INLINE : SPREAD;
  }
}
