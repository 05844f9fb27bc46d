package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.ArrayList;
import java.util.List;

/// Lays rules out.
final class RuleLayout {
  private final Page page;
  private final Expressions expressions;
  private final RegoVersion version;

  RuleLayout(Page page, Expressions expressions, RegoVersion version) {
    this.page = page;
    this.expressions = expressions;
    this.version = version;
  }

  void rule(List<Piece> given) {
    List<Piece> rule = withoutGivenBody(given);
    List<Piece> head = new ArrayList<>();
    int i = 0;
    int start = rule.getFirst().row();
    while (i < rule.size()) {
      Piece piece = rule.get(i++);
      if (piece.is("if")) {
        int headRow = head.isEmpty() ? start : head.getLast().endRow();
        head(withoutTrue(head));
        page.write(" if", piece.endRow());
        i = condition(rule, i, headRow);
        head.clear();
      } else if (piece.is("else")) {
        head(head);
        head.clear();
        otherwise(piece, rule.get(i - 2).endRow());
      } else if (piece instanceof Group group && group.kind() == Piece.Kind.BODY) {
        head(withoutTrue(head));
        head.clear();
        page.write(" {", group.open().row());
        expressions.body(group);
      } else {
        head.add(piece);
      }
    }
    head(head);
    page.endLine();
  }

  /// `rule` without the body `true`, which each rule has that has none.
  private static List<Piece> withoutGivenBody(List<Piece> rule) {
    int size = rule.size();
    boolean isTrue =
        size > 1
            && rule.getLast() instanceof Group body
            && body.kind() == Piece.Kind.BODY
            && body.inside().size() == 1
            && body.inside().getFirst().is("true");
    boolean valued = rule.stream().anyMatch(piece -> piece.is("=") || piece.is(":="));
    boolean alone = rule.stream().noneMatch(piece -> piece.is("else"));
    if (!isTrue || !valued || !alone) {
      return rule;
    }
    return rule.subList(0, rule.get(size - 2).is("if") ? size - 2 : size - 1);
  }

  /// Lays out what follows `if` and gives where it ends.
  private int condition(List<Piece> rule, int from, int headRow) {
    if (rule.get(from) instanceof Group group && group.kind() == Piece.Kind.BODY) {
      List<List<Piece>> body = Sentences.of(group.inside(), false);
      boolean one = body.size() == 1 && body.getFirst().getFirst().row() == headRow;
      if (one && !isSet(body.getFirst()) && !page.hasCommentsBefore(group.endRow())) {
        page.write(" ");
        expressions.expression(body.getFirst());
        page.write("", group.endRow());
      } else {
        page.write(" {", group.open().row());
        expressions.body(group);
      }
      return from + 1;
    }
    int end = from;
    while (end < rule.size() && !rule.get(end).is("else")) {
      end++;
    }
    List<Piece> single = rule.subList(from, end);
    if (single.getFirst().row() == headRow) {
      page.write(" ");
      expressions.expression(single);
      return end;
    }
    page.write(" {");
    page.endLine();
    page.up();
    page.comments(single.getFirst().row());
    expressions.expression(single);
    page.endLine();
    page.down();
    page.write("}");
    return end;
  }

  /// A set alone needs the braces of the body around it.
  private static boolean isSet(List<Piece> expression) {
    return expression.size() == 1
        && expression.getFirst() instanceof Group group
        && group.open().text().equals("{");
  }

  private void otherwise(Piece piece, int endOfBefore) {
    boolean comments = page.hasCommentsBefore(piece.row());
    if (endOfBefore == piece.row() && !comments) {
      page.write(" ");
    } else {
      page.endLine();
      page.blankLine();
      page.comments(piece.row());
    }
    page.write("else", piece.endRow());
    afterElse = true;
  }

  private boolean afterElse;

  /// `head` without the value that every rule has.
  private static List<Piece> withoutTrue(List<Piece> head) {
    int size = head.size();
    boolean isTrue =
        size > 2
            && head.getLast().is("true")
            && (head.get(size - 2).is("=") || head.get(size - 2).is(":="));
    return isTrue ? head.subList(0, size - 2) : head;
  }

  /// `head` without the parentheses of a function that takes nothing.
  private static List<Piece> withoutParentheses(List<Piece> head) {
    boolean takesNothing =
        head.size() > 1
            && head.get(1) instanceof Group group
            && group.open().text().equals("(")
            && group.inside().isEmpty();
    if (!takesNothing) {
      return head;
    }
    List<Piece> rest = new ArrayList<>(head);
    rest.remove(1);
    return rest;
  }

  private void head(List<Piece> head) {
    if (head.isEmpty()) {
      return;
    }
    List<Piece> written = new ArrayList<>(withoutParentheses(head));
    if (version.isAtLeast(RegoVersion.V1)) {
      for (int i = 0; i < written.size(); i++) {
        if (written.get(i).is("=")) {
          Lexeme old = ((Leaf) written.get(i)).lexeme();
          written.set(
              i, new Leaf(new Lexeme(":=", old.kind(), old.row(), old.endRow(), old.joined())));
          break;
        }
        if (written.get(i).is(":=")) {
          break;
        }
      }
    }
    if (afterElse) {
      page.write(" ");
    }
    afterElse = false;
    expressions.head(written);
  }
}
