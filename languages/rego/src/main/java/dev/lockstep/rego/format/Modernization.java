package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/// Writes the statements of a module so that both versions of the language read them alike: `if`
/// before bodies, `contains` for sets, a rule of its own for each further body, and `import
/// rego.v1` in the place of the imports of single keywords.
final class Modernization {
  private Modernization() {}

  /// @param statements of a module, the package first
  static List<List<Piece>> of(List<List<Piece>> statements) {
    List<List<Piece>> all = new ArrayList<>();
    for (List<Piece> statement : statements) {
      if (statement.getFirst().is("package")) {
        all.add(statement);
        all.add(importOfBoth(statement.getLast().endRow()));
      } else if (statement.getFirst().is("import")) {
        if (!isOfKeywords(statement)) {
          all.add(statement);
        }
      } else {
        all.addAll(rules(statement));
      }
    }
    return all;
  }

  /// `statements` without the imports that version 1 needs no more.
  static List<List<Piece>> withoutImports(List<List<Piece>> statements) {
    return statements.stream().filter(statement -> !isOfKeywords(statement)).toList();
  }

  private static boolean isOfKeywords(List<Piece> statement) {
    if (!statement.getFirst().is("import") || statement.size() < 4) {
      return false;
    }
    boolean future = statement.get(1).is("future") && statement.get(3).is("keywords");
    boolean version = statement.get(1).is("rego") && statement.get(3).is("v1");
    return (future || version) && statement.get(2).is(".");
  }

  private static List<Piece> importOfBoth(int row) {
    return List.of(
        leaf("import", Lexeme.Kind.KEYWORD, row, false),
        leaf("rego", Lexeme.Kind.OPERAND, row, false),
        leaf(".", Lexeme.Kind.PUNCTUATION, row, true),
        leaf("v1", Lexeme.Kind.OPERAND, row, true));
  }

  private static List<List<Piece>> rules(List<Piece> rule) {
    List<List<Piece>> all = new ArrayList<>();
    List<Piece> written = new ArrayList<>();
    List<Piece> head = head(rule);
    written.addAll(head);
    boolean hasBody = false;
    for (Piece piece : rule.subList(end(rule), rule.size())) {
      boolean isBody = piece instanceof Group group && group.kind() == Piece.Kind.BODY;
      if (piece.is("else")) {
        hasBody = false;
      } else if (isBody && hasBody) {
        all.add(written);
        written = new ArrayList<>(head);
      }
      if (isBody && !written.getLast().is("if")) {
        written.add(leaf("if", Lexeme.Kind.KEYWORD, piece.row(), false));
      }
      hasBody |= isBody;
      written.add(piece);
    }
    all.add(written);
    return all;
  }

  /// Where the head of `rule` ends: before `if`, `else` or a body.
  private static int end(List<Piece> rule) {
    int at = 0;
    while (at < rule.size()
        && !rule.get(at).is("if")
        && !rule.get(at).is("else")
        && !(rule.get(at) instanceof Group group && group.kind() == Piece.Kind.BODY)) {
      at++;
    }
    return at;
  }

  /// The head of `rule`; `name[key]` makes a set, unless `if` follows.
  private static List<Piece> head(List<Piece> rule) {
    int end = end(rule);
    boolean isSet =
        end == 2
            && rule.get(0) instanceof Leaf
            && rule.get(1) instanceof Group(_, _, _, Piece.Kind kind)
            && kind == Piece.Kind.INDEX
            && !(end < rule.size() && rule.get(end).is("if"));
    if (!isSet || !(rule.get(1) instanceof Group key)) {
      return rule.subList(0, end);
    }
    List<Piece> head = new ArrayList<>();
    head.add(rule.getFirst());
    head.add(leaf("contains", Lexeme.Kind.KEYWORD, key.row(), false));
    head.addAll(key.inside());
    return head;
  }

  private static Leaf leaf(String text, Lexeme.Kind kind, int row, boolean joined) {
    return new Leaf(new Lexeme(text, kind, row, row, joined));
  }
}
