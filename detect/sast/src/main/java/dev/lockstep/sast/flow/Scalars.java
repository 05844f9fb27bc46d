package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;

/// Expressions that are numbers or truths whatever data they were made from: nothing that somebody
/// wrote is left in them.
final class Scalars {
  private final Tree tree;
  private final Names names;
  private final boolean javaScript;

  Scalars(Tree tree, Names names) {
    this.tree = tree;
    this.names = names;
    this.javaScript =
        tree.language() == Language.JAVASCRIPT || tree.language() == Language.TYPESCRIPT;
  }

  /// Whether the type of a name or cast is a number or truth.
  boolean isScalar(int node) {
    int type = names.type(node);
    if (type == Names.NONE) {
      return false;
    }
    String text = tree.symbols().text(type);
    // Elsewhere it may only be what a variable was at first.
    return text.equals("bool") ? tree.language() == Language.GO : isScalar(text);
  }

  /// Whether a type is a number or truth, in any of the languages.
  static boolean isScalar(String type) {
    return switch (type) {
      case "int",
          "long",
          "short",
          "double",
          "float",
          "boolean",
          "Integer",
          "Long",
          "Short",
          "Double",
          "Float",
          "Boolean",
          "BigDecimal",
          "BigInteger",
          "UUID",
          "java.util.UUID",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "number",
          "bigint",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float32",
          "float64",
          "time.Duration",
          "time.Time",
          "uuid.UUID",
          "UUID1",
          "UUID3",
          "UUID4",
          "UUID5" ->
          true;
      default -> false;
    };
  }

  /// Whether an operator gives a truth, and not one of its operands as in JavaScript and Python.
  boolean isLogical(int node) {
    return switch (tree.symbolText(node)) {
      case "!" -> !tree.text(node).endsWith("!");
      case "typeof", "void", "delete", "instanceof" -> tree.is(node, Kind.UNARY) || javaScript;
      case "&&", "||" -> tree.language() == Language.JAVA || tree.language() == Language.GO;
      default -> false;
    };
  }

  /// Whether a function that nobody knows tests something, by its name: `isValid`, `has_role`.
  static boolean isTest(Tree tree, int callee) {
    int name = tree.is(callee, Kind.MEMBER) ? tree.child(callee, 1) : callee;
    if (!tree.is(name, Kind.NAME)) {
      return false;
    }
    String text = tree.symbolText(name);
    int start = text.startsWith("is") || text.startsWith("Is") ? 2 : 0;
    start = text.startsWith("has") || text.startsWith("Has") ? 3 : start;
    return start > 0
        && text.length() > start
        && (text.charAt(start) == '_' || Character.isUpperCase(text.charAt(start)));
  }
}
