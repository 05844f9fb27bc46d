package dev.lockstep.source.python;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// Reads a whole file or pattern.
final class PythonParser extends DefinitionParser {
  PythonParser(byte[] source, Symbols symbols, boolean pattern) {
    super(source, symbols, pattern);
  }

  Tree file() {
    lexer.next();
    while (!at(Tokens.END)) {
      statements();
      skip(Tokens.DEDENT);
    }
    if (pattern) {
      unwrap();
    }
    return tree.finish(Language.PYTHON);
  }

  /// A pattern of one expression is the expression.
  private void unwrap() {
    if (tree.mark() == 1 && tree.is(tree.top(), Kind.EXPRESSION_STATEMENT)) {
      tree.push(tree.firstChildOf(tree.pop()));
    }
  }
}
