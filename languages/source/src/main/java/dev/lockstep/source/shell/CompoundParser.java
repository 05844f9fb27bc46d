package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.Set;

/// Reads compound commands and functions (POSIX Shell Command Language, sections 2.9.4 and 2.9.5).
abstract class CompoundParser extends CommandParser {
  private static final Set<String> CLOSING =
      Set.of("then", "fi", "do", "done", "else", "elif", "esac", "}");

  CompoundParser(ShellText text, TreeBuilder tree, boolean pattern) {
    super(text, tree, pattern);
  }

  /// Reads pipelines joined by `&&` and `||`.
  abstract void andOr();

  // ---------------------------------------------------------------- keywords

  @Override
  final boolean isClosing() {
    return CLOSING.contains(keyword());
  }

  /// The unquoted word that stands here, if it is made of letters or is a brace.
  private String keyword() {
    int c = text.peek(0);
    if (c == '{' || c == '}') {
      return endsWord(text.peek(1)) || text.peek(1) == 0 ? text.text(text.at, text.at + 1) : "";
    }
    int length = text.nameLength(0);
    boolean ends = endsWord(text.peek(length)) || text.peek(length) == 0;
    return ends ? text.text(text.at, text.at + length) : "";
  }

  private boolean skipKeyword(String word) {
    skipSeparators();
    if (keyword().equals(word)) {
      text.at += word.length();
      return true;
    }
    return false;
  }

  private void expectKeyword(String word) {
    if (!skipKeyword(word)) {
      tree.unread(text.at, text.at, "expected \"" + word + "\"");
    }
  }

  // ---------------------------------------------------------------- commands

  final void command() {
    if (!enter()) {
      int start = text.at;
      text.at = text.end;
      tree.error(tree.mark(), start, text.end, "nested too deep");
      return;
    }
    int mark = tree.mark();
    int start = text.at;
    String keyword = keyword();
    switch (keyword) {
      case "if" -> ifCommand(mark, start);
      case "while", "until" -> whileCommand(keyword, mark, start);
      case "for", "select" -> forCommand(keyword, mark, start);
      case "case" -> caseCommand(mark, start);
      case "function" -> {
        text.at += 8;
        text.skipBlanks();
        function(mark, start);
      }
      case "{" -> group('}', mark, start);
      default -> {
        if (text.peek(0) == '(') {
          parenthesized(mark, start);
        } else if (startsFunction()) {
          function(mark, start);
        } else {
          simple(mark, start);
        }
      }
    }
    if (!keyword.isEmpty() || text.at > start && text.source[text.at - 1] == ')') {
      redirections();
    }
    leave();
  }

  private void parenthesized(int mark, int start) {
    if (text.peek(1) != '(') {
      group(')', mark, start);
      return;
    }
    int end = text.at;
    while (end < text.end
        && !(text.source[end] == ')' && end + 1 < text.end && text.source[end + 1] == ')')) {
      end++;
    }
    if (end >= text.end) {
      tree.unread(start, text.end, "expected \"))\"");
    }
    text.at = Math.min(text.end, end + 2);
    int value = symbols.intern(text.text(start, text.at));
    tree.leaf(Kind.CONSTANT, value, start, text.at);
  }

  private void group(int close, int mark, int start) {
    text.at++;
    list();
    skipSeparators();
    if (text.peek(0) == close) {
      text.at++;
    } else {
      tree.unread(start, text.at, "expected \"" + (char) close + "\"");
    }
    tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, text.at);
  }

  private boolean startsFunction() {
    int ahead = pattern && text.peek(0) == '$' ? 1 : 0;
    while (ShellText.isNamePart(text.peek(ahead))
        || text.peek(ahead) == '-'
        || text.peek(ahead) == ':') {
      ahead++;
    }
    if (ahead == 0) {
      return false;
    }
    while (text.peek(ahead) == ' ') {
      ahead++;
    }
    return text.peek(ahead) == '(' && text.peek(ahead + 1) == ')';
  }

  private void function(int mark, int start) {
    tree.none(start);
    int nameStart = text.at;
    while (!text.atEnd() && !endsWord(text.peek(0))) {
      text.at++;
    }
    String name = text.text(nameStart, text.at);
    Kind kind = pattern && name.startsWith("$") ? Kind.META : Kind.NAME;
    tree.leaf(kind, symbols.intern(name), nameStart, text.at);
    tree.none(text.at);
    text.skipBlanks();
    int parameters = text.at;
    if (text.peek(0) == '(') {
      text.at++;
      text.skipBlanks();
      text.at = Math.min(text.end, text.at + 1);
    }
    tree.node(Kind.PARAMETERS, Symbols.EMPTY, tree.mark(), parameters, text.at);
    tree.none(text.at);
    skipLines();
    int body = tree.mark();
    command();
    if (tree.mark() == body) {
      tree.none(text.at);
    }
    tree.none(text.at);
    tree.node(Kind.FUNCTION, Symbols.EMPTY, mark, start, text.at);
  }

  // ---------------------------------------------------------------- compound commands

  private void block() {
    int mark = tree.mark();
    int start = text.at;
    list();
    tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, text.at);
  }

  /// Reads commands as a condition: one as it is.
  private void condition() {
    int mark = tree.mark();
    int start = text.at;
    list();
    if (tree.mark() != mark + 1) {
      tree.node(Kind.BLOCK, Symbols.EMPTY, mark, start, text.at);
    }
  }

  private void ifCommand(int mark, int start) {
    text.at += keyword().length();
    condition();
    expectKeyword("then");
    block();
    skipSeparators();
    int next = text.at;
    if (keyword().equals("elif")) {
      if (enter()) {
        ifCommand(tree.mark(), next);
        leave();
      } else {
        text.at = text.end;
        tree.error(tree.mark(), next, text.end, "nested too deep");
      }
    } else {
      if (skipKeyword("else")) {
        block();
      } else {
        tree.none(text.at);
      }
      expectKeyword("fi");
    }
    tree.node(Kind.IF, Symbols.EMPTY, mark, start, text.at);
  }

  private void whileCommand(String keyword, int mark, int start) {
    text.at += keyword.length();
    int test = tree.mark();
    condition();
    if (keyword.equals("until")) {
      tree.node(Kind.UNARY, symbols.intern("!"), test, start, text.at);
    }
    expectKeyword("do");
    block();
    expectKeyword("done");
    tree.none(text.at);
    tree.node(Kind.WHILE, Symbols.EMPTY, mark, start, text.at);
  }

  private void forCommand(String keyword, int mark, int start) {
    text.at += keyword.length();
    text.skipBlanks();
    if (text.startsWith("((")) {
      parenthesized(tree.mark(), text.at);
      tree.none(text.at);
      tree.none(text.at);
      doBody();
      tree.node(Kind.FOR, Symbols.EMPTY, mark, start, text.at);
      return;
    }
    int target = tree.mark();
    if (pattern && text.peek(0) == '$') {
      word();
    } else {
      int length = text.nameLength(0);
      int name = symbols.intern(text.text(text.at, text.at + length));
      tree.leaf(Kind.NAME, name, text.at, text.at + length);
      text.at += length;
    }
    if (tree.mark() == target) {
      tree.none(text.at);
    }
    int items = tree.mark();
    skipLines();
    int itemsStart = text.at;
    if (keyword().equals("in")) {
      text.at += 2;
      while (true) {
        text.skipBlanks();
        int before = text.at;
        word();
        if (text.at == before) {
          break;
        }
      }
    }
    tree.node(Kind.ARRAY, Symbols.EMPTY, items, itemsStart, text.at);
    doBody();
    tree.none(text.at);
    tree.node(Kind.FOR_EACH, symbols.intern("in"), mark, start, text.at);
  }

  private void doBody() {
    skipSeparators();
    if (keyword().equals("{")) {
      group('}', tree.mark(), text.at);
      return;
    }
    expectKeyword("do");
    block();
    expectKeyword("done");
  }

  private void caseCommand(int mark, int start) {
    text.at += 4;
    text.skipBlanks();
    int subject = tree.mark();
    word();
    if (tree.mark() == subject) {
      tree.none(text.at);
    }
    expectKeyword("in");
    while (true) {
      skipSeparators();
      if (text.atEnd() || keyword().equals("esac")) {
        break;
      }
      int before = text.at;
      caseClause();
      if (text.at == before) {
        break;
      }
    }
    expectKeyword("esac");
    tree.node(Kind.SWITCH, symbols.intern("case"), mark, start, text.at);
  }

  private void caseClause() {
    int mark = tree.mark();
    int start = text.at;
    if (text.peek(0) == '(') {
      text.at++;
    }
    while (true) {
      text.skipBlanks();
      word();
      text.skipBlanks();
      if (text.peek(0) != '|') {
        break;
      }
      text.at++;
    }
    tree.node(Kind.LABELS, Symbols.EMPTY, mark, start, text.at);
    tree.none(text.at);
    if (text.peek(0) == ')') {
      text.at++;
    } else {
      tree.unread(text.at, text.at, "expected \")\"");
    }
    int body = tree.mark();
    int bodyStart = text.at;
    caseBody();
    tree.node(Kind.BLOCK, Symbols.EMPTY, body, bodyStart, text.at);
    tree.node(Kind.CASE, Symbols.EMPTY, mark, start, text.at);
  }

  private void caseBody() {
    while (true) {
      skipLines();
      if (text.peek(0) == ';') {
        boolean ends = text.peek(1) == ';' || text.peek(1) == '&';
        text.at += ends ? 2 : 1;
        if (ends) {
          text.at += text.peek(0) == '&' ? 1 : 0;
          return;
        }
        continue;
      }
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
}
