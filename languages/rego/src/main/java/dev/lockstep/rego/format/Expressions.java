package dev.lockstep.rego.format;

import dev.lockstep.rego.format.Infix.Place;
import dev.lockstep.rego.format.Piece.Group;
import dev.lockstep.rego.format.Piece.Leaf;
import dev.lockstep.rego.syntax.Lexeme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays expressions out.
final class Expressions {
  private final Page page;

  Expressions(Page page) {
    this.page = page;
  }

  /// The expressions of `group`, which is a body, each on a line of its own, and the brace that
  /// closes it.
  void body(Group group) {
    page.endLine();
    page.up();
    lines(Sentences.of(group.inside(), false));
    page.comments(group.endRow());
    page.down();
    page.write("}", group.endRow());
  }

  private void lines(List<List<Piece>> sentences) {
    int before = -1;
    for (List<Piece> sentence : sentences) {
      int row = sentence.getFirst().row();
      if (before >= 0 && row > before + 1) {
        page.blankLine();
      }
      page.comments(row);
      expression(sentence);
      page.endLine();
      before = sentence.getLast().endRow();
    }
  }

  /// Pieces on one line.
  void line(List<Piece> pieces) {
    plain(pieces, false);
  }

  /// The head of a rule.
  void head(List<Piece> pieces) {
    plain(Infix.of(pieces, Place.HEAD), false);
  }

  /// An expression; its modifiers stay on lines of their own.
  void expression(List<Piece> pieces) {
    plain(Infix.of(pieces, Place.EXPRESSION), true);
  }

  private void term(List<Piece> pieces) {
    plain(Infix.of(pieces, Place.TERM), false);
  }

  private void plain(List<Piece> pieces, boolean modifiers) {
    Piece before = null;
    Piece beforeThat = null;
    boolean indented = false;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (modifiers && before != null && piece.is("with") && piece.row() > before.endRow()) {
        page.endLine();
        if (!indented) {
          page.up();
          indented = true;
        }
        page.comments(piece.row());
      } else if (before != null && isSpaced(beforeThat, before, piece)) {
        page.write(" ");
      }
      piece(piece);
      beforeThat = before;
      before = piece;
    }
    if (indented) {
      page.down();
    }
  }

  private void piece(Piece piece) {
    switch (piece) {
      case Leaf(Lexeme lexeme) -> page.write(lexeme.text(), lexeme.endRow());
      case Group group -> {
        switch (group.kind()) {
          case BODY -> {
            page.write("{", group.open().row());
            body(group);
          }
          case LIST -> list(group);
          case COMPREHENSION -> comprehension(group);
          case INDEX -> index(group);
          case PARENTHESES -> enclosed(group);
        }
      }
    }
  }

  private void enclosed(Group group) {
    page.write(group.open().text(), group.open().row());
    if (group.kind() == Piece.Kind.PARENTHESES) {
      plain(group.inside(), false);
    } else {
      term(group.inside());
    }
    page.write(group.close().text(), group.endRow());
  }

  /// A name in brackets is written behind a dot.
  private void index(Group group) {
    if (group.inside().size() == 1
        && group.inside().getFirst() instanceof Leaf(Lexeme lexeme)
        && isName(lexeme.text())) {
      page.write("." + lexeme.text().substring(1, lexeme.text().length() - 1), group.endRow());
    } else {
      enclosed(group);
    }
  }

  private static boolean isName(String quoted) {
    if (quoted.length() < 3 || quoted.charAt(0) != '"' || Character.isDigit(quoted.charAt(1))) {
      return false;
    }
    String name = quoted.substring(1, quoted.length() - 1);
    boolean word =
        name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_'));
    return word && !isKeyword(name);
  }

  private static boolean isKeyword(String name) {
    return switch (name) {
      case "package",
          "import",
          "as",
          "default",
          "else",
          "not",
          "some",
          "with",
          "null",
          "true",
          "false",
          "in",
          "every",
          "contains",
          "if" ->
          true;
      default -> false;
    };
  }

  private void list(Group group) {
    page.write(group.open().text(), group.open().row());
    List<List<Piece>> elements = group.elements();
    if (elements.isEmpty()) {
      page.write(group.close().text(), group.endRow());
      return;
    }
    boolean call = group.open().text().equals("(");
    boolean several = !call && elements.getFirst().getFirst().row() > group.row();
    for (int i = 1; i < elements.size(); i++) {
      several |= isNewLine(elements.get(i - 1), elements.get(i));
    }
    if (several) {
      page.endLine();
      page.up();
    }
    for (int i = 0; i < elements.size(); i++) {
      boolean newLine = i == 0 || isNewLine(elements.get(i - 1), elements.get(i));
      if (i > 0) {
        page.write(",");
        if (newLine) {
          page.endLine();
        } else {
          page.write(" ");
        }
      }
      if (several && newLine) {
        page.comments(elements.get(i).getFirst().row());
      }
      term(elements.get(i));
    }
    if (several) {
      page.write(",");
      page.endLine();
      page.comments(group.endRow());
      page.down();
    }
    page.write(group.close().text(), group.endRow());
  }

  private static boolean isNewLine(List<Piece> before, List<Piece> next) {
    return next.getFirst().row() > before.getFirst().row();
  }

  private void comprehension(Group group) {
    int bar = 0;
    while (!group.inside().get(bar).is("|")) {
      bar++;
    }
    List<Piece> head = group.inside().subList(0, bar);
    List<List<Piece>> body =
        Sentences.of(group.inside().subList(bar + 1, group.inside().size()), false);
    page.write(group.open().text(), group.open().row());
    boolean member = head.stream().anyMatch(piece -> piece.is(":"));
    int headRow = member ? group.row() : head.getFirst().row();
    if (headRow > group.row()) {
      page.endLine();
      page.comments(headRow);
    }
    term(head);
    page.write(" |", group.inside().get(bar).row());
    boolean several = body.getFirst().getFirst().row() > headRow;
    for (int i = 1; i < body.size(); i++) {
      several |= isNewLine(body.get(i - 1), body.get(i));
    }
    if (several) {
      page.endLine();
      page.up();
      lines(body);
      page.comments(group.endRow());
      page.down();
    } else {
      for (int i = 0; i < body.size(); i++) {
        page.write(i == 0 ? " " : "; ");
        expression(body.get(i));
      }
    }
    page.write(group.close().text(), group.endRow());
  }

  private static boolean isSpaced(@Nullable Piece beforeThat, Piece before, Piece next) {
    if (next.is(",") || next.is(":") || next.is(".") || before.is(".")) {
      return false;
    }
    if (next instanceof Group group) {
      boolean call = group.kind() == Piece.Kind.LIST && group.open().text().equals("(");
      if (call || group.kind() == Piece.Kind.INDEX) {
        return false;
      }
    }
    return !(before.is("-") && isPrefix(beforeThat));
  }

  /// Whether a minus behind `before` is a sign.
  private static boolean isPrefix(@Nullable Piece before) {
    return before == null || !before.endsOperand();
  }
}
