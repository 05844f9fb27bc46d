package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
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
      case PAIR -> !first || !isName(tree, kind);
      case IMPORTED, IMPORT, PACKAGE, JUMP, TYPE_PARAMETER, TYPE_DEFINITION, TYPE, BASE, REGEX ->
          false;
      case NEW -> !first;
      case FUNCTION -> kind != Kind.NAME && !isType(tree, parent, 4, node);
      case NAMESPACE, CLASS -> kind != Kind.NAME;
      case PARAMETER ->
          (kind != Kind.NAME || tree.child(parent, 1) != node && isDefault(tree, parent, node))
              && !isType(tree, parent, 2, node);
      case VARIABLE -> !isType(tree, parent, 2, node) && !isBare(tree, parent, node);
      case LAMBDA -> !isType(tree, parent, 2, node);
      case CAST, CATCH -> !isType(tree, parent, 0, node);
      case CALL -> !isType(tree, parent, 2, node);
      case INTERPOLATION -> first;
      case ELEMENT -> kind != Kind.STRING;
      case EXPORT -> kind != Kind.STRING || first;
      case LABELS -> tree.language() != Language.PYTHON;
      case BINARY -> !first || !isInChain(tree, parent, node);
      default -> true;
    };
  }

  /// Whether what stands before a colon is a name and nothing to evaluate.
  private static boolean isName(Tree tree, Kind kind) {
    return switch (tree.language()) {
      case JAVASCRIPT, TYPESCRIPT ->
          kind == Kind.NAME || kind == Kind.STRING || kind == Kind.NUMBER;
      default -> kind == Kind.NAME;
    };
  }

  /// Whether a child is the type in a role. Python's types are expressions.
  private static boolean isType(Tree tree, int parent, int role, int node) {
    return tree.language() != Language.PYTHON
        && tree.childCount(parent) > role
        && tree.child(parent, role) == node;
  }

  /// Whether a child is the name of a variable that is declared without a value.
  private static boolean isBare(Tree tree, int variable, int node) {
    return tree.child(variable, 1) == node && tree.is(tree.child(variable, 3), Kind.NONE);
  }

  /// Whether an operand is the start of a chain: Python reads `a or b or c` as one expression of
  /// three.
  private static boolean isInChain(Tree tree, int parent, int node) {
    if (tree.language() != Language.PYTHON
        || !tree.is(node, Kind.BINARY)
        || tree.symbol(node) != tree.symbol(parent)
        || tree.source()[tree.start(node)] == '(' && tree.source()[tree.end(node) - 1] == ')') {
      return false;
    }
    return switch (tree.symbolText(node)) {
      case "&&", "||" -> true;
      default -> false;
    };
  }

  private static boolean isDefault(Tree tree, int parent, int node) {
    return tree.childCount(parent) > 3 && tree.child(parent, 3) == node;
  }
}
