package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.ObjectValue;

/// A document: a query or a schema.
public final class Document {
  private final Node node;

  private Document(Node node) {
    this.node = node;
  }

  /// The operations and fragments of `text`.
  ///
  /// @throws GraphqlError where it cannot be read
  public static Document query(String text) throws GraphqlError {
    return new Document(QueryParser.parse(text));
  }

  /// The definitions of `text`.
  ///
  /// @throws GraphqlError where it cannot be read
  public static Document schema(String text) throws GraphqlError {
    return new Document(SchemaParser.parse(text));
  }

  /// The document that `object` is, in the shape of [#toValue].
  ///
  /// @throws GraphqlError where a member has the wrong type
  public static Document of(ObjectValue object) throws GraphqlError {
    return new Document(NodeReader.read(object));
  }

  Node node() {
    return node;
  }

  /// The object that policies see.
  public ObjectValue toValue() {
    return node.toValue();
  }
}
