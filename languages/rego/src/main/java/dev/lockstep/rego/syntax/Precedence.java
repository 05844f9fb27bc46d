package dev.lockstep.rego.syntax;

import org.jspecify.annotations.Nullable;

/// How tightly binary operators bind.
enum Precedence {
  RELATION,
  UNION,
  INTERSECTION,
  SUM,
  PRODUCT;

  /// Whether `token` is an operator that binds so tightly.
  boolean contains(Token token) {
    return switch (token) {
      case EQUAL, NEQ, LT, GT, LTE, GTE -> this == RELATION;
      case OR -> this == UNION;
      case AND -> this == INTERSECTION;
      case ADD, SUB -> this == SUM;
      case MUL, QUO, REM -> this == PRODUCT;
      default -> false;
    };
  }

  /// The operators that bind next more tightly, or null where none do.
  @Nullable Precedence tighter() {
    return switch (this) {
      case RELATION -> UNION;
      case UNION -> INTERSECTION;
      case INTERSECTION -> SUM;
      case SUM -> PRODUCT;
      case PRODUCT -> null;
    };
  }
}
