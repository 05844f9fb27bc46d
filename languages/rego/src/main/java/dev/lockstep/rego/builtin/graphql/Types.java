package dev.lockstep.rego.builtin.graphql;

/// References to types: `[Name!]!`.
final class Types {
  private Types() {}

  /// The type of `node`, a definition or a variable.
  static Node of(Node node) throws GraphqlError {
    Node type = node.node("Type");
    if (type == null) {
      throw new GraphqlError(node.place(), "a type is missing");
    }
    return type;
  }

  /// The name inside all lists.
  static String name(Node type) {
    Node inner = type;
    for (Node elem = inner.node("Elem"); elem != null; elem = inner.node("Elem")) {
      if (!inner.text("NamedType").isEmpty()) {
        break;
      }
      inner = elem;
    }
    return inner.text("NamedType");
  }

  static boolean isNonNull(Node type) {
    return type.flag("NonNull");
  }

  static String shown(Node type) {
    String end = isNonNull(type) ? "!" : "";
    Node elem = type.node("Elem");
    return elem == null || !type.text("NamedType").isEmpty()
        ? type.text("NamedType") + end
        : "[" + shown(elem) + "]" + end;
  }

  /// Whether what is of `type` may stand where `other` is wanted; `nullable` where that may be null
  /// whatever it says.
  static boolean isCompatible(Node type, Node other, boolean nullable) {
    if (!type.text("NamedType").equals(other.text("NamedType"))) {
      return false;
    }
    Node elem = type.node("Elem");
    Node otherElem = other.node("Elem");
    if (elem != null && (otherElem == null || !isCompatible(elem, otherElem, false))) {
      return false;
    }
    return nullable || !isNonNull(other) || isNonNull(type);
  }
}
