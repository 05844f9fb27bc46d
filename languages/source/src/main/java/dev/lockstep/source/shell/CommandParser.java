package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Reads simple commands: assignments, words, redirections, heredocs (POSIX Shell Command Language,
/// sections 2.7 and 2.9.1).
abstract class CommandParser extends WordParser {
  private static final Set<String> DECLARING =
      Set.of("export", "local", "declare", "readonly", "typeset");

  private final int commandWord;
  private final Deque<String> heredocs = new ArrayDeque<>();

  CommandParser(ShellText text, TreeBuilder tree, boolean pattern) {
    super(text, tree, pattern);
    commandWord = symbols.intern("command");
  }

  /// Whether a word stands here that ends a construct.
  abstract boolean isClosing();

  // ---------------------------------------------------------------- between commands

  final void skipSeparators() {
    while (true) {
      text.skipBlanks();
      int c = text.peek(0);
      if (c == '\n') {
        text.at++;
        skipHeredocs();
      } else if (c == ';') {
        text.at++;
      } else if (c == '#') {
        text.skipLine();
      } else {
        return;
      }
    }
  }

  final void skipLines() {
    while (true) {
      text.skipBlanks();
      if (text.peek(0) == '\n') {
        text.at++;
        skipHeredocs();
      } else if (text.peek(0) == '#') {
        text.skipLine();
      } else {
        return;
      }
    }
  }

  private void skipHeredocs() {
    while (!heredocs.isEmpty()) {
      String marker = heredocs.poll();
      boolean found = false;
      while (!text.atEnd() && !found) {
        int start = text.at;
        text.skipLine();
        found = text.text(start, text.at).strip().equals(marker);
        text.at = Math.min(text.end, text.at + 1);
      }
    }
  }

  // ---------------------------------------------------------------- commands

  /// Reads a command of words, with assignments in front of it.
  final void simple(int mark, int start) {
    skipDeclaration();
    while (assignment()) {
      text.skipBlanks();
    }
    int words = tree.mark();
    int wordsStart = text.at;
    int end = text.at;
    while (true) {
      text.skipBlanks();
      if (text.peek(0) == '#') {
        text.skipLine();
      }
      if (redirection()) {
        end = text.at;
        continue;
      }
      int before = text.at;
      int count = tree.mark();
      word();
      if (text.at == before || tree.mark() == count && text.atEnd()) {
        break;
      }
      end = text.at;
      if (isGapBeforeClosing(words)) {
        break;
      }
    }
    if (tree.mark() == mark && end > wordsStart) {
      tree.leaf(Kind.EMPTY, Symbols.EMPTY, wordsStart, end);
      return;
    }
    call(words, wordsStart, end);
    if (tree.mark() > mark + 1) {
      tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, Math.max(end, start));
    }
  }

  /// Whether what was read is dots, and the word behind them closes a construct: in a pattern of
  /// one line, as `then ... fi`.
  private boolean isGapBeforeClosing(int words) {
    if (!pattern || tree.mark() != words + 1 || !tree.is(tree.top(), Kind.ELLIPSIS)) {
      return false;
    }
    text.skipBlanks();
    return isClosing();
  }

  private void call(int words, int start, int end) {
    int count = tree.mark() - words;
    boolean gap =
        count == 1
            && (tree.is(tree.top(), Kind.ELLIPSIS)
                || tree.is(tree.top(), Kind.META_ELLIPSIS)
                || tree.is(tree.top(), Kind.DEEP)
                || pattern && tree.is(tree.top(), Kind.STATEMENT_EXPRESSION));
    if (count == 0 || gap) {
      return;
    }
    tree.node(Kind.ARGUMENTS, Symbols.EMPTY, words, start, end);
    tree.leaf(Kind.CONSTANT, commandWord, start, start);
    tree.moveTo(words);
    tree.none(end);
    tree.node(Kind.CALL, Symbols.EMPTY, words, start, end);
  }

  /// Steps over a word that declares what is assigned behind it, as `export` in `export a=b`.
  private void skipDeclaration() {
    int start = text.at;
    int length = text.nameLength(0);
    if (!DECLARING.contains(text.text(start, start + length))) {
      return;
    }
    text.at += length;
    text.skipBlanks();
    while (text.peek(0) == '-' && text.nameLength(1) > 0) {
      text.at += 1 + text.nameLength(1);
      text.skipBlanks();
    }
    if (!startsAssignment()) {
      text.at = start;
    }
  }

  private boolean startsAssignment() {
    int sign = pattern && text.peek(0) == '$' ? 1 : 0;
    int length = text.nameLength(sign);
    return length > 0 && text.peek(sign + length) == '=';
  }

  /// Reads `name=value`, if it stands here.
  private boolean assignment() {
    int sign = pattern && text.peek(0) == '$' ? 1 : 0;
    int length = text.nameLength(sign);
    int first = text.peek(sign);
    if (length == 0 || first >= '0' && first <= '9') {
      return false;
    }
    int ahead = sign + length;
    if (text.peek(ahead) == '[') {
      while (text.peek(ahead) != ']' && text.peek(ahead) != '\n' && text.peek(ahead) != 0) {
        ahead++;
      }
      ahead++;
    }
    boolean adds = text.peek(ahead) == '+';
    if (text.peek(adds ? ahead + 1 : ahead) != '=') {
      return false;
    }
    int mark = tree.mark();
    int start = text.at;
    String name = text.text(start, start + sign + length);
    tree.leaf(
        sign == 1 ? Kind.META : Kind.NAME, symbols.intern(name), start, start + sign + length);
    text.at += ahead + (adds ? 2 : 1);
    int value = tree.mark();
    if (text.peek(0) == '(') {
      array();
    } else {
      word();
    }
    if (tree.mark() == value) {
      tree.leaf(Kind.STRING, Symbols.EMPTY, text.at, text.at);
    }
    tree.node(Kind.ASSIGN, symbols.intern(adds ? "+=" : "="), mark, start, text.at);
    return true;
  }

  private void array() {
    int mark = tree.mark();
    int start = text.at;
    text.at++;
    while (true) {
      skipLines();
      int before = text.at;
      word();
      if (text.at == before) {
        break;
      }
    }
    if (text.peek(0) == ')') {
      text.at++;
    } else {
      tree.unread(start, text.at, "expected \")\"");
    }
    tree.node(Kind.ARRAY, Symbols.EMPTY, mark, start, text.at);
  }

  final void redirections() {
    text.skipBlanks();
    while (redirection()) {
      text.skipBlanks();
    }
  }

  /// Steps over a redirection, if one stands here.
  private boolean redirection() {
    int ahead = 0;
    while (text.peek(ahead) >= '0' && text.peek(ahead) <= '9') {
      ahead++;
    }
    if (text.peek(ahead) == '&' && text.peek(ahead + 1) == '>') {
      ahead++;
    }
    int c = text.peek(ahead);
    boolean redirects = c == '<' || c == '>';
    boolean process = redirects && text.peek(ahead + 1) == '(';
    boolean deep = pattern && text.startsWith("<...");
    if (!redirects || process || deep) {
      return false;
    }
    text.at += ahead;
    boolean heredoc = text.startsWith("<<") && !text.startsWith("<<<");
    while (text.peek(0) == '<'
        || text.peek(0) == '>'
        || text.peek(0) == '&'
        || text.peek(0) == '|') {
      text.at++;
    }
    if (text.peek(0) == '-') {
      text.at++;
    }
    text.skipBlanks();
    int mark = tree.mark();
    int start = text.at;
    word();
    if (heredoc) {
      String marker = text.text(start, text.at);
      heredocs.add(marker.replace("\"", "").replace("'", "").replace("\\", ""));
    }
    while (tree.mark() > mark) {
      tree.pop();
    }
    return true;
  }
}
