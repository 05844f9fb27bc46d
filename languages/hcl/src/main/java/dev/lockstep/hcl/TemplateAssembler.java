package dev.lockstep.hcl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a template of its pieces: takes indentation and stripped space away, and nests directives.
final class TemplateAssembler {
  private final Cursor cursor;
  private final List<Piece> pieces;
  private int next;

  TemplateAssembler(Cursor cursor, List<Piece> pieces) {
    this.cursor = cursor;
    this.pieces = pieces;
  }

  List<TemplatePart> assemble(boolean flush) throws Unexpected {
    if (flush) {
      flush();
    }
    strip();
    List<TemplatePart> parts = parts();
    if (next < pieces.size()) {
      throw new Unexpected("a directive that this one ends");
    }
    return parts;
  }

  /// Takes the smallest indentation of all lines from each.
  private void flush() {
    int smallest = Integer.MAX_VALUE;
    List<Integer> adjusted = new ArrayList<>();
    boolean lineStart = true;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean literal = piece.kind() == Piece.Kind.TEXT;
      if (lineStart && literal && piece.text().isBlank() && piece.text().endsWith("\n")) {
        continue;
      }
      if (lineStart) {
        smallest = Math.min(smallest, literal ? indentation(piece.text()) : 0);
        if (literal) {
          adjusted.add(i);
        }
      }
      lineStart = literal && piece.text().endsWith("\n");
    }
    for (int i : adjusted) {
      String text = pieces.get(i).text();
      pieces.set(i, pieces.get(i).withText(text.substring(Math.min(smallest, text.length()))));
    }
  }

  private static int indentation(String text) {
    int count = 0;
    while (count < text.length() && Character.isWhitespace(text.charAt(count))) {
      count++;
    }
    return count;
  }

  private void strip() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.stripsBefore() && i > 0 && pieces.get(i - 1).kind() == Piece.Kind.TEXT) {
        pieces.set(i - 1, pieces.get(i - 1).withText(pieces.get(i - 1).text().stripTrailing()));
      }
      if (piece.stripsBehind()
          && i + 1 < pieces.size()
          && pieces.get(i + 1).kind() == Piece.Kind.TEXT) {
        pieces.set(i + 1, pieces.get(i + 1).withText(pieces.get(i + 1).text().stripLeading()));
      }
    }
  }

  /// Parts up to an `else` or an end, or to the last.
  private List<TemplatePart> parts() throws Unexpected {
    List<TemplatePart> parts = new ArrayList<>();
    while (next < pieces.size()) {
      Piece piece = pieces.get(next);
      switch (piece.kind()) {
        case TEXT -> parts.add(text());
        case INTERPOLATION -> {
          next++;
          parts.add(new TemplatePart.Interpolation(value(piece), piece.start(), piece.end()));
        }
        case IF -> parts.add(condition(piece));
        case FOR -> parts.add(loop(piece));
        case ELSE, END_IF, END_FOR -> {
          return parts;
        }
      }
    }
    return parts;
  }

  /// Adjacent literal pieces as one.
  private TemplatePart text() {
    int start = pieces.get(next).start();
    int end = start;
    StringBuilder text = new StringBuilder();
    while (next < pieces.size() && pieces.get(next).kind() == Piece.Kind.TEXT) {
      text.append(pieces.get(next).text());
      end = pieces.get(next).end();
      next++;
    }
    return new TemplatePart.Text(text.toString(), start, end);
  }

  private TemplatePart condition(Piece piece) throws Unexpected {
    enter();
    List<TemplatePart> yes = parts();
    List<TemplatePart> no = List.of();
    @Nullable Piece ending = take();
    if (ending != null && ending.kind() == Piece.Kind.ELSE) {
      no = parts();
      ending = take();
    }
    if (ending == null || ending.kind() != Piece.Kind.END_IF) {
      throw new Unexpected("`endif`");
    }
    cursor.leave();
    return new TemplatePart.If(value(piece), yes, no, piece.start(), ending.end());
  }

  private TemplatePart loop(Piece piece) throws Unexpected {
    enter();
    List<TemplatePart> parts = parts();
    @Nullable Piece ending = take();
    if (ending == null || ending.kind() != Piece.Kind.END_FOR || piece.valueName() == null) {
      throw new Unexpected("`endfor`");
    }
    cursor.leave();
    return new TemplatePart.For(
        piece.keyName(), piece.valueName(), value(piece), parts, piece.start(), ending.end());
  }

  private void enter() throws Unexpected {
    next++;
    if (!cursor.enter()) {
      throw new Unexpected("directives nest too deep");
    }
  }

  private @Nullable Piece take() {
    return next < pieces.size() ? pieces.get(next++) : null;
  }

  private static Expression value(Piece piece) throws Unexpected {
    if (piece.value() == null) {
      throw new Unexpected("an expression");
    }
    return piece.value();
  }
}
