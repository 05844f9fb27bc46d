package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Reads commands, pipelines, lists and compound commands (POSIX Shell Command Language, section
/// 2.9).
final class ShellParser extends WordParser {
  private static final Set<String> CLOSING =
      Set.of("then", "fi", "do", "done", "else", "elif", "esac", "}");

  private final int commandWord;
  private final Deque<String> heredocs = new ArrayDeque<>();

  ShellParser(ShellText text, TreeBuilder tree, boolean pattern) {
    super(text, tree, pattern);
    commandWord = symbols.intern("command");
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
    if (only >= 0 && tree.siblingOf(only) < 0) {
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

  private void skipSeparators() {
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

  private void skipLines() {
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

  private boolean isClosing() {
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

  // ---------------------------------------------------------------- lists and pipelines

  private void andOr() {
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

  // ---------------------------------------------------------------- commands

  private void command() {
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

  /// Reads a command of words, with assignments in front of it.
  private void simple(int mark, int start) {
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

  private void redirections() {
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
