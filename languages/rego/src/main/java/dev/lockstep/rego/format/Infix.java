package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/// Puts parentheses where operators nest, and takes away those that say nothing: the operands
/// of the outermost operator stand without, operators within them with parentheses.
final class Infix {
  private Infix() {}

  /// What pieces are, which says how much of them stands without parentheses.
  enum Place {
    /// An expression of a body: both sides of its outermost operator are terms of their own.
    EXPRESSION,
    /// The head of a rule, as an expression; its value may be a membership.
    HEAD,
    /// A term in another one.
    TERM
  }

  /// `pieces` with the parentheses that they need.
  static List<Piece> of(List<Piece> pieces, Place place) {
    List<Piece> all = new ArrayList<>();
    List<Piece> part = new ArrayList<>();
    boolean declares = pieces.stream().anyMatch(p -> p.is("some") || p.is("every"));
    if (declares) {
      return pieces;
    }
    for (Piece piece : pieces) {
      if (isBoundary(piece)) {
        all.addAll(expression(part, place));
        part.clear();
        all.add(piece);
      } else {
        part.add(piece);
      }
    }
    all.addAll(expression(part, place));
    return all;
  }

  private static boolean isBoundary(Piece piece) {
    return piece.is(Lexeme.Kind.KEYWORD)
        || piece.is(",")
        || piece.is(":")
        || (piece instanceof Group group && group.kind() == Piece.Kind.BODY);
  }

  /// An expression or a term: where it assigns, both sides are terms.
  private static List<Piece> expression(List<Piece> given, Place place) {
    List<Piece> pieces = without(given);
    int at = lowest(pieces);
    if (at < 0) {
      return pieces;
    }
    boolean nested = place == Place.TERM;
    List<Piece> all = new ArrayList<>(operand(pieces.subList(0, at), nested, true));
    all.add(pieces.get(at));
    all.addAll(operand(pieces.subList(at + 1, pieces.size()), nested, place != Place.HEAD));
    return nested && pieces.get(at).is("in") ? List.of(enclosed(all)) : all;
  }

  private static List<Piece> operand(List<Piece> given, boolean nested, boolean encloses) {
    List<Piece> pieces = without(given);
    int at = lowest(pieces);
    if (at < 0) {
      return pieces;
    }
    List<Piece> all = new ArrayList<>(operand(pieces.subList(0, at), true, true));
    all.add(pieces.get(at));
    all.addAll(operand(pieces.subList(at + 1, pieces.size()), true, true));
    boolean member = encloses && pieces.get(at).is("in");
    return nested || member ? List.of(enclosed(all)) : all;
  }

  private static Group enclosed(List<Piece> pieces) {
    Piece first = pieces.getFirst();
    Piece last = pieces.getLast();
    return new Group(
        new Lexeme("(", Lexeme.Kind.PUNCTUATION, first.row(), first.row(), false),
        pieces,
        new Lexeme(")", Lexeme.Kind.PUNCTUATION, last.endRow(), last.endRow(), true),
        Piece.Kind.PARENTHESES);
  }

  /// The contents of parentheses that are all there is.
  private static List<Piece> without(List<Piece> pieces) {
    List<Piece> all = pieces;
    while (all.size() == 1
        && all.getFirst() instanceof Group group
        && group.kind() == Piece.Kind.PARENTHESES) {
      all = group.inside();
    }
    return all;
  }

  /// Where the operator stands that binds least, the last of several; -1 where there is none.
  private static int lowest(List<Piece> pieces) {
    int at = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 1; i < pieces.size() - 1; i++) {
      boolean binary = pieces.get(i).is(Lexeme.Kind.OPERATOR) && pieces.get(i - 1).endsOperand();
      int strength = binary ? strength(((Leaf) pieces.get(i)).lexeme().text()) : least + 1;
      if (binary && strength <= least) {
        least = strength;
        at = i;
      }
    }
    return at;
  }

  private static int strength(String operator) {
    return switch (operator) {
      case ":=", "=" -> 0;
      case "in" -> 1;
      case "==", "!=", "<", "<=", ">", ">=" -> 2;
      case "|" -> 3;
      case "&" -> 4;
      case "+", "-" -> 5;
      default -> 6;
    };
  }
}
