package dev.lockstep.rego.format;

import dev.lockstep.rego.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/// A part of a source: a token, or what stands between two brackets.
sealed interface Piece {
  /// The row it begins in.
  int row();

  /// The row it ends in.
  int endRow();

  /// Whether it follows what is before without a space.
  boolean joined();

  /// A token.
  record Leaf(Lexeme lexeme) implements Piece {
    @Override
    public int row() {
      return lexeme.row();
    }

    @Override
    public int endRow() {
      return lexeme.endRow();
    }

    @Override
    public boolean joined() {
      return lexeme.joined();
    }
  }

  /// What brackets enclose.
  record Group(Lexeme open, List<Piece> inside, Lexeme close, Kind kind) implements Piece {
    @Override
    public int row() {
      return open.row();
    }

    @Override
    public int endRow() {
      return close.endRow();
    }

    @Override
    public boolean joined() {
      return open.joined();
    }

    /// The elements, which commas part.
    List<List<Piece>> elements() {
      List<List<Piece>> all = new ArrayList<>();
      List<Piece> one = new ArrayList<>();
      for (Piece piece : inside) {
        if (piece.is(",") && !one.isEmpty()) {
          all.add(one);
          one = new ArrayList<>();
        } else if (!piece.is(",")) {
          one.add(piece);
        }
      }
      if (!one.isEmpty()) {
        all.add(one);
      }
      return all;
    }
  }

  /// What brackets are for.
  enum Kind {
    /// Expressions that must all hold.
    BODY,
    /// Elements of a collection, or operands.
    LIST,
    /// A head, a bar and expressions.
    COMPREHENSION,
    /// A part of a reference.
    INDEX,
    /// An expression of its own.
    PARENTHESES
  }

  /// Whether it is the token `text`.
  default boolean is(String text) {
    return this instanceof Leaf(Lexeme lexeme) && lexeme.text().equals(text);
  }

  /// Whether it is a token of the kind `kind`.
  default boolean is(Lexeme.Kind kind) {
    return this instanceof Leaf(Lexeme lexeme) && lexeme.kind() == kind;
  }

  /// Whether an operand may end here.
  default boolean endsOperand() {
    return switch (this) {
      case Leaf(Lexeme lexeme) -> lexeme.kind() == Lexeme.Kind.OPERAND;
      case Group group -> group.kind != Kind.BODY;
    };
  }
}
