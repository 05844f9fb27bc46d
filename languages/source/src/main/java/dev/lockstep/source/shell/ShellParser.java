package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.TreeBuilder;

/// Reads scripts: lists of pipelines of commands (POSIX Shell Command Language, sections 2.9.2 and
/// 2.9.3).
final class ShellParser extends CompoundParser {
  ShellParser(ShellText text, TreeBuilder tree, boolean pattern) {
    super(text, tree, pattern);
  }

  @Override
  WordParser nested(ShellText inner) {
    return new ShellParser(inner, tree, pattern);
  }

  /// Reads everything; what cannot be read is an error of one byte or word.
  void program() {
    while (true) {
      list();
      if (text.atEnd()) {
        return;
      }
      int start = text.at;
      int length = Math.max(1, text.nameLength(0));
      text.at = Math.min(text.end, start + length);
      tree.error(tree.mark(), start, text.at, "expected a command");
    }
  }

  /// Reads a pattern; a lone word is a word anywhere, not a command.
  void pattern() {
    program();
    int call = tree.mark() == 1 ? tree.top() : -1;
    if (call < 0 || !tree.is(call, Kind.CALL)) {
      return;
    }
    int only = tree.firstChildOf(tree.siblingOf(tree.firstChildOf(call)));
    boolean background = text.end > 0 && text.source[text.end - 1] == '&';
    if (only >= 0 && tree.siblingOf(only) < 0 && !background) {
      tree.pop();
      tree.push(only);
    }
  }

  /// Reads commands up to what closes a construct, or the end.
  @Override
  void list() {
    while (true) {
      skipSeparators();
      if (text.atEnd() || text.peek(0) == ')' || isClosing()) {
        return;
      }
      int before = text.at;
      andOr();
      text.skipBlanks();
      if (text.peek(0) == '&' && text.peek(1) != '&') {
        text.at++;
      }
      if (text.at == before) {
        return;
      }
    }
  }

  @Override
  void andOr() {
    int mark = tree.mark();
    int start = text.at;
    pipeline();
    while (true) {
      text.skipBlanks();
      String operator = text.startsWith("&&") ? "&&" : text.startsWith("||") ? "||" : "";
      if (operator.isEmpty() || tree.mark() == mark) {
        return;
      }
      text.at += 2;
      skipLines();
      joined(operator, mark, start, true);
    }
  }

  private void pipeline() {
    int mark = tree.mark();
    int start = text.at;
    boolean not = text.peek(0) == '!' && endsWord(text.peek(1));
    if (not) {
      text.at++;
      text.skipBlanks();
    }
    command();
    while (true) {
      text.skipBlanks();
      if (text.peek(0) != '|' || text.peek(1) == '|' || tree.mark() == mark) {
        break;
      }
      text.at += text.peek(1) == '&' ? 2 : 1;
      skipLines();
      joined("|", mark, start, false);
    }
    if (not && tree.mark() > mark) {
      tree.node(Kind.UNARY, symbols.intern("!"), mark, start, text.at);
    }
  }

  private void joined(String operator, int mark, int start, boolean pipelines) {
    int right = tree.mark();
    if (tree.heightOf(tree.top()) > 1_000) {
      text.at = text.end;
      tree.error(right, text.at, text.at, "nested too deep");
      return;
    }
    if (pipelines) {
      pipeline();
    } else {
      command();
    }
    if (tree.mark() == right) {
      tree.none(text.at);
      tree.unread(text.at, text.at, "expected a command");
    }
    tree.node(Kind.BINARY, symbols.intern(operator), mark, start, tree.endOf(tree.top()));
  }
}
