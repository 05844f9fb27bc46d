package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Kind;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes pieces of tokens.
final class Outline {
  private final List<Lexeme> lexemes;
  private int next;

  /// @param lexemes the tokens of a valid module, without comments
  Outline(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  /// The pieces of a whole source.
  List<Piece> pieces() {
    return pieces(true);
  }

  private List<Piece> pieces(boolean outermost) {
    List<Piece> all = new ArrayList<>();
    while (next < lexemes.size() && !isClosing(lexemes.get(next))) {
      Lexeme lexeme = lexemes.get(next++);
      Piece before = all.isEmpty() ? null : all.getLast();
      boolean called = next < lexemes.size() && isCall(lexeme, lexemes.get(next));
      all.add(isOpening(lexeme) ? group(lexeme, before, outermost) : leaf(lexeme, before, called));
    }
    return all;
  }

  private static boolean isCall(Lexeme name, Lexeme next) {
    return name.text().equals("contains") && next.text().equals("(") && next.joined();
  }

  /// A word of the language that stands behind a dot or is called is a name.
  private static Leaf leaf(Lexeme lexeme, @Nullable Piece before, boolean called) {
    boolean name =
        called || (before != null && before.is(".") && lexeme.kind() != Lexeme.Kind.OPERAND);
    return new Leaf(
        name
            ? new Lexeme(
                lexeme.text(), Lexeme.Kind.OPERAND, lexeme.row(), lexeme.endRow(), lexeme.joined())
            : lexeme);
  }

  private static boolean isOpening(Lexeme lexeme) {
    return switch (lexeme.text()) {
      case "(", "[", "{" -> true;
      default -> false;
    };
  }

  private static boolean isClosing(Lexeme lexeme) {
    return switch (lexeme.text()) {
      case ")", "]", "}" -> true;
      default -> false;
    };
  }

  private Group group(Lexeme open, @Nullable Piece before, boolean outermost) {
    List<Piece> inside = pieces(false);
    Lexeme close = lexemes.get(next++);
    return new Group(open, inside, close, kind(open, before, inside, outermost));
  }

  private static Kind kind(
      Lexeme open, @Nullable Piece before, List<Piece> inside, boolean outermost) {
    boolean follows = before != null && before.endsOperand();
    boolean joined = follows && open.joined();
    return switch (open.text()) {
      case "(" -> joined ? Kind.LIST : Kind.PARENTHESES;
      case "[" -> joined ? Kind.INDEX : collection(inside);
      default -> {
        boolean word = before != null && (before.is("if") || before.is("else"));
        boolean same = before != null && before.endRow() == open.row();
        boolean further = outermost && before instanceof Group body && body.kind() == Kind.BODY;
        yield word || further || (follows && (outermost || same)) ? Kind.BODY : collection(inside);
      }
    };
  }

  private static Kind collection(List<Piece> inside) {
    for (Piece piece : inside) {
      if (piece.is(",")) {
        return Kind.LIST;
      }
      if (piece.is("|")) {
        return Kind.COMPREHENSION;
      }
    }
    return Kind.LIST;
  }
}
