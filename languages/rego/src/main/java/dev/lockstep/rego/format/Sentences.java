package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Kind;
import dev.lockstep.rego.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/// Parts pieces into what stands on its own: statements of a module, expressions of a body.
final class Sentences {
  private Sentences() {}

  /// The sentences of `pieces`.
  ///
  /// @param rules whether they are statements, which go on with `if`, `contains`, `else` and bodies
  static List<List<Piece>> of(List<Piece> pieces, boolean rules) {
    List<List<Piece>> all = new ArrayList<>();
    List<Piece> one = new ArrayList<>();
    for (Piece piece : pieces) {
      boolean ends = !one.isEmpty() && ends(one.getLast(), piece, rules);
      if (piece.is(";") || ends) {
        if (!one.isEmpty()) {
          all.add(one);
        }
        one = new ArrayList<>();
      }
      if (!piece.is(";")) {
        one.add(piece);
      }
    }
    if (!one.isEmpty()) {
      all.add(one);
    }
    return all;
  }

  private static boolean ends(Piece last, Piece next, boolean rules) {
    return next.row() > last.endRow() && !wants(last) && !continues(next, rules);
  }

  private static boolean wants(Piece last) {
    return last.is(Lexeme.Kind.OPERATOR)
        || last.is(Lexeme.Kind.KEYWORD)
        || last.is(",")
        || last.is(".")
        || last.is(":");
  }

  private static boolean continues(Piece next, boolean rules) {
    if (next instanceof Group group) {
      return group.kind() == Kind.BODY;
    }
    boolean rule = rules && (next.is("if") || next.is("contains") || next.is("else"));
    return rule
        || next.is(Lexeme.Kind.OPERATOR)
        || next.is("with")
        || next.is("as")
        || next.is(",")
        || next.is(".");
  }
}
