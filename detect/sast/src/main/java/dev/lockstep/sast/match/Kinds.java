package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;

/// Which kinds of nodes are expressions, which statements, and where names are expressions.
final class Kinds {
  private Kinds() {}

  static boolean isStatement(Kind kind) {
    return switch (kind) {
      case EXPRESSION_STATEMENT,
          BLOCK,
          EMPTY,
          VARIABLE,
          IF,
          WHILE,
          DO_WHILE,
          FOR,
          FOR_EACH,
          SWITCH,
          THROW,
          TRY,
          WITH,
          RETURN,
          JUMP,
          LABELED,
          KEYWORD_STATEMENT,
          FUNCTION,
          CLASS,
          IMPORT,
          EXPORT,
          PACKAGE,
          NAMESPACE,
          TYPE_DEFINITION ->
          true;
      default -> false;
    };
  }

  static boolean isExpression(Kind kind) {
    return switch (kind) {
      case NAME,
          NUMBER,
          STRING,
          CHARACTER,
          BOOLEAN,
          NULL,
          REGEX,
          CONSTANT,
          SELF,
          TEMPLATE,
          CALL,
          NEW,
          MEMBER,
          INDEX,
          BINARY,
          UNARY,
          UPDATE,
          ASSIGN,
          CONDITIONAL,
          LAMBDA,
          ARRAY,
          TUPLE,
          SET,
          OBJECT,
          COMPREHENSION,
          AWAIT,
          YIELD,
          CAST,
          TYPE_TEST,
          SEQUENCE,
          ELEMENT,
          STATEMENT_EXPRESSION,
          META,
          TYPED_META,
          DEEP,
          ELLIPSIS ->
          true;
      default -> false;
    };
  }

  /// Whether a node stands where an expression is evaluated or assigned to: not the name of a
  /// member, an argument, a function, an import, a key.
  static boolean inExpressionPlace(Tree tree, int node) {
    Kind kind = tree.kind(node);
    if (!isExpression(kind)) {
      return false;
    }
    int parent = tree.parent(node);
    if (parent < 0) {
      return true;
    }
    boolean first = parent + 1 == node;
    return switch (tree.kind(parent)) {
      case MEMBER -> first;
      case NAMED_ARGUMENT -> !first;
      case PAIR -> !first || kind != Kind.NAME;
      case IMPORTED, IMPORT, PACKAGE, JUMP, TYPE_PARAMETER, TYPE_DEFINITION, TYPE, BASE -> false;
      case NEW -> !first;
      case FUNCTION, NAMESPACE, CLASS -> kind != Kind.NAME;
      case PARAMETER ->
          kind != Kind.NAME || tree.child(parent, 1) != node && isDefault(tree, parent, node);
      default -> true;
    };
  }

  private static boolean isDefault(Tree tree, int parent, int node) {
    return tree.childCount(parent) > 3 && tree.child(parent, 3) == node;
  }
}
