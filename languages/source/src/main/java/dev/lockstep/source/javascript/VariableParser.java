package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;

/// Reads declarations of variables, `try` and `switch` (ECMA-262, sections 14.3, 14.12 and 14.15).
abstract class VariableParser extends StatementParser {
  VariableParser(byte[] source, Symbols symbols, boolean typed, boolean pattern) {
    super(source, symbols, typed, pattern);
  }

  /// Whether a declaration of variables begins here: `let` and `using` are names too.
  @Override
  final boolean startsVariable() {
    if (at(Tokens.VAR) || at(Tokens.CONST)) {
      return true;
    }
    if (!at(Tokens.NAME)) {
      return false;
    }
    int word = lexer.symbol();
    if (word != Words.LET && word != Words.USING && word != Words.AWAIT) {
      return false;
    }
    Lexer.Saved saved = lexer.save();
    lexer.next();
    boolean starts =
        switch (word == Words.LET ? 0 : word == Words.USING ? 1 : 2) {
          case 0 ->
              atName() && !isOperatorOfLet()
                  || at(Tokens.OPEN_BRACE)
                  || at(Tokens.OPEN_SQUARE)
                  || pattern && at(Tokens.META_ELLIPSIS);
          case 1 -> at(Tokens.NAME) && !lexer.newline && !atWord(Words.OF);
          default -> atWord(Words.USING) && !lexer.newline && usingFollows();
        };
    lexer.restore(saved);
    return starts;
  }

  /// `let of x` and `let as T` begin with a name, `let of = 1` with a keyword.
  private boolean isOperatorOfLet() {
    if (!atWord(Words.OF) && !atWord(Words.AS)) {
      return false;
    }
    lexer.next();
    return switch (lexer.kind()) {
      case Tokens.ASSIGN, Tokens.SEMICOLON, Tokens.COMMA, Tokens.IN, Tokens.COLON -> false;
      default -> !lexer.newline;
    };
  }

  private boolean usingFollows() {
    lexer.next();
    return at(Tokens.NAME) && !lexer.newline;
  }

  /// Reads the variables of one declaration, from its keyword on, without the semicolon.
  @Override
  final void variables() {
    int start = start();
    int symbol = keyword();
    do {
      int mark = tree.mark();
      tree.none(start);
      if (!(pattern && at(Tokens.SPREAD))) {
        bindingTarget();
      } else {
        ellipsis();
      }
      if (typed && at(Tokens.BANG)) {
        lexer.next();
      }
      annotation();
      if (skip(Tokens.ASSIGN)) {
        if (!openPart()) {
          assignment();
        }
      } else {
        none();
      }
      node(Kind.VARIABLE, symbol, mark, start);
    } while (skip(Tokens.COMMA));
  }

  private int keyword() {
    int symbol = at(Tokens.VAR) ? Words.VAR : at(Tokens.CONST) ? Words.CONST : lexer.symbol();
    lexer.next();
    if (symbol == Words.AWAIT) {
      lexer.next();
      return Words.USING;
    }
    return symbol;
  }

  // ---------------------------------------------------------------- try and switch

  @Override
  final void tryStatement(int mark, int start) {
    lexer.next();
    none();
    block();
    int catches = tree.mark();
    int catchesStart = start();
    if (pattern && at(Tokens.SPREAD)) {
      ellipsis();
    }
    while (at(Tokens.CATCH)) {
      catchClause();
    }
    node(Kind.CATCHES, catches, Math.min(catchesStart, lastEnd()));
    none();
    if (at(Tokens.FINALLY)) {
      finallyClause();
    } else {
      none();
    }
    node(Kind.TRY, mark, start);
  }

  final void catchClause() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    none();
    if (skip(Tokens.OPEN)) {
      if (!openPart()) {
        bindingTarget();
      }
      if (skip(Tokens.COLON)) {
        type();
        tree.pop();
      }
      expect(Tokens.CLOSE, "expected \")\"");
    } else {
      none();
    }
    if (pattern && at(Tokens.END)) {
      none();
    } else {
      block();
    }
    node(Kind.CATCH, mark, start);
  }

  final void finallyClause() {
    int start = start();
    int mark = tree.mark();
    lexer.next();
    block();
    node(Kind.FINALLY, mark, start);
  }

  @Override
  final void switchStatement(int mark, int start) {
    lexer.next();
    condition();
    if (pattern && at(Tokens.END)) {
      node(Kind.SWITCH, Words.SWITCH, mark, start);
      return;
    }
    expect(Tokens.OPEN_BRACE, "expected \"{\"");
    while (!at(Tokens.CLOSE_BRACE)) {
      if (!openPart()) {
        caseClause();
      }
    }
    lexer.next();
    node(Kind.SWITCH, Words.SWITCH, mark, start);
  }

  final void caseClause() {
    int start = start();
    int mark = tree.mark();
    int symbol = Symbols.EMPTY;
    if (skip(Tokens.DEFAULT)) {
      symbol = Words.DEFAULT;
    } else {
      expect(Tokens.CASE, "expected \"case\"");
      if (!openPart()) {
        expression();
      }
    }
    node(Kind.LABELS, symbol, mark, start);
    none();
    expect(Tokens.COLON, "expected \":\"");
    int body = tree.mark();
    int bodyStart = start();
    while (!at(Tokens.CASE) && !at(Tokens.DEFAULT) && !at(Tokens.CLOSE_BRACE) && !at(Tokens.END)) {
      guarded();
    }
    node(Kind.BLOCK, body, Math.min(bodyStart, Math.max(lastEnd(), start)));
    node(Kind.CASE, mark, start);
  }
}
