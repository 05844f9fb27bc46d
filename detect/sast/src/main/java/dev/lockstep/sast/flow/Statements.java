package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;

/// Which kinds run one after another.
final class Statements {
  private Statements() {}

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
          FINALLY ->
          true;
      default -> false;
    };
  }
}
