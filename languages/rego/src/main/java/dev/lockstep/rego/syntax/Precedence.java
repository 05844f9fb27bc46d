package dev.lockstep.rego.syntax;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How tightly binary operators bind, from the loosest.
enum Precedence {
  RELATION(Token.EQUAL, Token.NEQ, Token.LT, Token.GT, Token.LTE, Token.GTE),
  UNION(Token.OR),
  INTERSECTION(Token.AND),
  SUM(Token.ADD, Token.SUB),
  PRODUCT(Token.MUL, Token.QUO, Token.REM);

  private final Set<Token> tokens;

  Precedence(Token first, Token... more) {
    tokens = EnumSet.of(first, more);
  }

  boolean contains(Token token) {
    return tokens.contains(token);
  }

  @Nullable Precedence tighter() {
    return this == PRODUCT ? null : values()[ordinal() + 1];
  }
}
