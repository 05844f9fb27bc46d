package dev.lockstep.hcl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The template sub-language, read byte by byte; expressions inside it are read by
/// [ExpressionParser].
final class TemplateParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final byte[] text;

  TemplateParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    text = cursor.scanner.text();
  }

  /// The template at the current token.
  Expression template() throws Unexpected {
    return cursor.at(TokenKind.QUOTE) ? quoted() : heredoc();
  }

  /// Everything from a place to the text's end, as a template of its own.
  Expression.Template standalone(int start) throws Unexpected {
    Reading reading = new Reading(start, Ending.TEXT, new byte[0]);
    return new Expression.Template(reading.read(false), true, start, text.length);
  }

  private Expression quoted() throws Unexpected {
    int start = cursor.start();
    Reading reading = new Reading(cursor.end(), Ending.QUOTE, new byte[0]);
    List<TemplatePart> parts = reading.read(false);
    cursor.resume(reading.at);
    return new Expression.Template(parts, false, start, reading.at);
  }

  private Expression heredoc() throws Unexpected {
    int start = cursor.start();
    boolean flush = text[start + 2] == '-';
    int name = start + (flush ? 3 : 2);
    byte[] marker = new byte[Names.end(text, name) - name];
    System.arraycopy(text, name, marker, 0, marker.length);
    Reading reading = new Reading(cursor.end(), Ending.MARKER, marker);
    List<TemplatePart> parts = reading.read(flush);
    cursor.resume(reading.at);
    return new Expression.Template(parts, true, start, reading.at);
  }

  private enum Ending {
    QUOTE,
    MARKER,
    TEXT
  }

  /// One template being read.
  private final class Reading {
    private final Ending ending;
    private final byte[] marker;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int literalStart;
    private int at;

    Reading(int start, Ending ending, byte[] marker) {
      at = start;
      this.ending = ending;
      this.marker = marker;
    }

    List<TemplatePart> read(boolean flush) throws Unexpected {
      literalStart = at;
      boolean lineStart = true;
      while (true) {
        if (lineStart && ending == Ending.MARKER && skipMarker()) {
          break;
        }
        if (at >= text.length) {
          if (ending != Ending.TEXT) {
            throw new Unexpected("the end of a string");
          }
          break;
        }
        int c = text[at];
        if (c == '"' && ending == Ending.QUOTE) {
          endLiteral();
          at++;
          break;
        }
        lineStart = c == '\n';
        one(c);
      }
      endLiteral();
      return new TemplateAssembler(cursor, pieces).assemble(flush);
    }

    private void one(int c) throws Unexpected {
      if (c == '\n') {
        newline();
      } else if ((c == '$' || c == '%') && byteAt(at + 1) == '{') {
        endLiteral();
        pieces.add(sequence());
        literalStart = at;
      } else if ((c == '$' || c == '%') && byteAt(at + 1) == c && byteAt(at + 2) == '{') {
        literal.append((char) c).append('{');
        at += 3;
      } else if (c == '\\' && ending == Ending.QUOTE) {
        at = Escapes.read(text, at, literal);
      } else {
        run();
      }
    }

    private void newline() throws Unexpected {
      if (ending == Ending.QUOTE) {
        if (!cursor.pattern()) {
          throw new Unexpected("a quote before the line's end");
        }
      }
      literal.append('\n');
      at++;
      endLiteral();
    }

    /// Bytes without any meaning of their own.
    private void run() {
      int start = at;
      do {
        at++;
      } while (at < text.length && plain(text[at]));
      literal.append(new String(text, start, at - start, StandardCharsets.UTF_8));
    }

    private static boolean plain(int c) {
      return c != '\n' && c != '$' && c != '%' && c != '\\' && c != '"';
    }

    private int byteAt(int place) {
      return place < text.length ? text[place] : -1;
    }

    private void endLiteral() {
      if (at > literalStart) {
        pieces.add(Piece.literal(literal.toString(), literalStart, at));
      }
      literal.setLength(0);
      literalStart = at;
    }

    /// Whether the line is the marker alone; the place is then behind it.
    private boolean skipMarker() {
      int from = at;
      while (byteAt(from) == ' ' || byteAt(from) == '\t') {
        from++;
      }
      for (byte b : marker) {
        if (byteAt(from++) != b) {
          return false;
        }
      }
      int behind = from;
      while (byteAt(from) == ' ' || byteAt(from) == '\t' || byteAt(from) == '\r') {
        from++;
      }
      if (from < text.length && text[from] != '\n') {
        return false;
      }
      at = behind;
      literalStart = behind;
      return true;
    }

    private Piece sequence() throws Unexpected {
      int start = at;
      boolean directive = text[at] == '%';
      boolean stripsBefore = byteAt(at + 2) == '~';
      boolean lines = cursor.countLines(false);
      cursor.resume(at + (stripsBefore ? 3 : 2));
      Piece.Kind kind = directive ? directive() : Piece.Kind.INTERPOLATION;
      @Nullable String keyName = null;
      @Nullable String valueName = null;
      if (kind == Piece.Kind.FOR) {
        valueName = name();
        if (cursor.skip(TokenKind.COMMA)) {
          keyName = valueName;
          valueName = name();
        }
        if (!cursor.atName("in")) {
          throw new Unexpected("`in` behind the names of `for`");
        }
        cursor.advance();
      }
      boolean valued =
          kind == Piece.Kind.INTERPOLATION || kind == Piece.Kind.IF || kind == Piece.Kind.FOR;
      @Nullable Expression value = valued ? expressions.expression() : null;
      boolean stripsBehind = cursor.skip(TokenKind.TILDE);
      if (!cursor.at(TokenKind.CLOSE_BRACE)) {
        throw new Unexpected("a closing brace behind an interpolation");
      }
      at = cursor.end();
      cursor.countLines(lines);
      return new Piece(kind, "", keyName, valueName, value, stripsBefore, stripsBehind, start, at);
    }

    private Piece.Kind directive() throws Unexpected {
      Piece.Kind kind =
          switch (cursor.at(TokenKind.NAME) ? cursor.lexeme() : "") {
            case "if" -> Piece.Kind.IF;
            case "else" -> Piece.Kind.ELSE;
            case "endif" -> Piece.Kind.END_IF;
            case "for" -> Piece.Kind.FOR;
            case "endfor" -> Piece.Kind.END_FOR;
            default -> throw new Unexpected("`if`, `else`, `endif`, `for` or `endfor`");
          };
      cursor.advance();
      return kind;
    }

    private String name() throws Unexpected {
      if (!cursor.at(TokenKind.NAME)) {
        throw new Unexpected("a name behind `for`");
      }
      String name = cursor.lexeme();
      cursor.advance();
      return name;
    }
  }
}
