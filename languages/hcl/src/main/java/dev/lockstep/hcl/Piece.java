package dev.lockstep.hcl;

import org.jspecify.annotations.Nullable;

/// One piece of a template before its directives are nested.
///
/// @param text the value of literal text; else empty
/// @param keyName of `for`
/// @param valueName of `for`
/// @param value what is interpolated, the condition of `if`, or the collection of `for`
/// @param stripsBefore whether `~` stands behind the opening brace
/// @param stripsBehind whether `~` stands before the closing brace
record Piece(
    Kind kind,
    String text,
    @Nullable String keyName,
    @Nullable String valueName,
    @Nullable Expression value,
    boolean stripsBefore,
    boolean stripsBehind,
    int start,
    int end) {

  enum Kind {
    TEXT,
    INTERPOLATION,
    IF,
    ELSE,
    END_IF,
    FOR,
    END_FOR
  }

  static Piece literal(String text, int start, int end) {
    return new Piece(Kind.TEXT, text, null, null, null, false, false, start, end);
  }

  Piece withText(String other) {
    return literal(other, start, end);
  }
}
