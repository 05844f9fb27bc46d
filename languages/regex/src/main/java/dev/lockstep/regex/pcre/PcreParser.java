package dev.lockstep.regex.pcre;

import dev.lockstep.regex.pcre.PcreNode.Greed;
import dev.lockstep.regex.pcre.PcreNode.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the syntax of PCRE2 (pcre2syntax(3)), without recursion, call-outs and verbs.
final class PcreParser {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_REPEAT = 1_000;

  private final String text;
  private final Map<String, Integer> names = new HashMap<>();
  private int at;
  private int groups;
  private int depth;
  private boolean ignoreCase;
  private boolean multiline;
  private boolean dotAll;
  private boolean extended;

  PcreParser(String text, boolean multiline, boolean ignoreCase) {
    this.text = text;
    this.multiline = multiline;
    this.ignoreCase = ignoreCase;
  }

  int groups() {
    return groups;
  }

  Map<String, Integer> names() {
    return names;
  }

  PcreNode parse() throws PcreSyntax {
    nameGroups();
    PcreNode node = choice();
    if (at < text.length()) {
      throw error("unmatched )");
    }
    return node;
  }

  /// Names may be referred to before they are defined.
  private void nameGroups() {
    int number = 0;
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
        i += text.startsWith("]", i + 1) ? 1 : text.startsWith("^]", i + 1) ? 2 : 0;
      } else if (c == '(') {
        if (!text.startsWith("?", i + 1) && !text.startsWith("*", i + 1)) {
          number++;
        } else {
          String name = nameAt(i + 1);
          if (name != null) {
            names.putIfAbsent(name, ++number);
          }
        }
      }
    }
  }

  private @Nullable String nameAt(int from) {
    int start;
    char close;
    if (text.startsWith("?P<", from)) {
      start = from + 3;
      close = '>';
    } else if (text.startsWith("?<", from)
        && !text.startsWith("?<=", from)
        && !text.startsWith("?<!", from)) {
      start = from + 2;
      close = '>';
    } else if (text.startsWith("?'", from)) {
      start = from + 2;
      close = '\'';
    } else {
      return null;
    }
    int end = text.indexOf(close, start);
    return end < 0 ? null : text.substring(start, end);
  }

  private PcreNode choice() throws PcreSyntax {
    if (++depth > MAX_DEPTH) {
      throw error("groups are nested too deeply");
    }
    boolean i = ignoreCase;
    boolean m = multiline;
    boolean s = dotAll;
    boolean x = extended;
    List<PcreNode> alternatives = new ArrayList<>();
    alternatives.add(sequence());
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      alternatives.add(sequence());
    }
    ignoreCase = i;
    multiline = m;
    dotAll = s;
    extended = x;
    depth--;
    return alternatives.size() == 1 ? alternatives.getFirst() : new PcreNode.Choice(alternatives);
  }

  private PcreNode sequence() throws PcreSyntax {
    List<PcreNode> parts = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      if (extended && skipSpace()) {
        continue;
      }
      PcreNode atom = atom();
      if (atom != null) {
        parts.add(repeated(atom));
      }
    }
    return parts.isEmpty()
        ? new PcreNode.Empty()
        : parts.size() == 1 ? parts.getFirst() : new PcreNode.Sequence(parts);
  }

  private boolean skipSpace() {
    char c = text.charAt(at);
    if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
      return true;
    }
    if (Character.isWhitespace(c)) {
      at++;
      return true;
    }
    return false;
  }

  private PcreNode repeated(PcreNode atom) throws PcreSyntax {
    PcreNode node = atom;
    while (at < text.length()) {
      if (extended && skipSpace()) {
        continue;
      }
      int min;
      int max;
      char c = text.charAt(at);
      int start = at;
      if (c == '*' || c == '+' || c == '?') {
        at++;
        min = c == '+' ? 1 : 0;
        max = c == '?' ? 1 : -1;
      } else if (c == '{' && isQuantifier()) {
        int[] bounds = bounds();
        min = bounds[0];
        max = bounds[1];
      } else {
        return node;
      }
      if (min > MAX_REPEAT || max > MAX_REPEAT && max > 65_535 || max >= 0 && max < min) {
        at = start;
        throw error("bad repetition");
      }
      Greed greed = Greed.GREEDY;
      if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '+')) {
        greed = text.charAt(at++) == '?' ? Greed.LAZY : Greed.POSSESSIVE;
      }
      node = new PcreNode.Repeat(node, min, max, greed);
    }
    return node;
  }

  private boolean isQuantifier() {
    int i = at + 1;
    int digits = 0;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
      digits++;
    }
    if (digits == 0) {
      return false;
    }
    if (i < text.length() && text.charAt(i) == ',') {
      i++;
      while (i < text.length() && Character.isDigit(text.charAt(i))) {
        i++;
      }
    }
    return i < text.length() && text.charAt(i) == '}';
  }

  private int[] bounds() throws PcreSyntax {
    int end = text.indexOf('}', at);
    String inside = text.substring(at + 1, end);
    at = end + 1;
    int comma = inside.indexOf(',');
    if (inside.length() > 12) {
      throw error("number too big in repetition");
    }
    int min = number(comma < 0 ? inside : inside.substring(0, comma));
    int max =
        comma < 0 ? min : comma == inside.length() - 1 ? -1 : number(inside.substring(comma + 1));
    return new int[] {min, max};
  }

  private int number(String digits) throws PcreSyntax {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw error("not a number: " + digits);
    }
  }

  private @Nullable PcreNode atom() throws PcreSyntax {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '(' -> group();
      case '[' -> new PcreNode.One(new PcreClassParser(this).parse());
      case '.' -> new PcreNode.One(dot());
      case '^' -> new PcreNode.Assertion(multiline ? Test.LINE_START : Test.TEXT_START);
      case '$' -> new PcreNode.Assertion(multiline ? Test.LINE_END : Test.TEXT_END_OR_LAST_LINE);
      case '\\' -> escape();
      case '*', '+', '?' -> throw error("nothing to repeat");
      default -> literal(c);
    };
  }

  private CodeSet dot() {
    CodeSet any = new CodeSet();
    if (!dotAll) {
      any.add('\n', '\n');
    }
    return any.negate().ready();
  }

  PcreNode literal(int c) {
    if (ignoreCase && Character.toLowerCase(c) != Character.toUpperCase(c)) {
      return new PcreNode.One(CodeSet.of(c).withoutCase().ready());
    }
    return new PcreNode.Literal(c);
  }

  private @Nullable PcreNode group() throws PcreSyntax {
    if (text.startsWith("*", at)) {
      throw error("verbs are not supported");
    }
    if (!text.startsWith("?", at)) {
      return captured();
    }
    String name = nameAt(at);
    if (name != null) {
      at = text.indexOf(text.charAt(at + 1) == '\'' ? '\'' : '>', at + 3) + 1;
      return captured();
    }
    at++;
    if (at >= text.length()) {
      throw error("unfinished group");
    }
    String rest = text.substring(at, Math.min(text.length(), at + 2));
    if (rest.startsWith("#")) {
      int end = text.indexOf(')', at);
      at = end < 0 ? text.length() : end + 1;
      return null;
    } else if (rest.startsWith(":") || rest.startsWith("|")) {
      at++;
      return closed(choice());
    } else if (rest.startsWith(">")) {
      at++;
      return new PcreNode.Atomic(closed(choice()));
    } else if (rest.startsWith("=") || rest.startsWith("!")) {
      at++;
      return new PcreNode.Look(closed(choice()), false, rest.startsWith("!"));
    } else if (rest.equals("<=") || rest.equals("<!")) {
      at += 2;
      return new PcreNode.Look(closed(choice()), true, rest.equals("<!"));
    } else if (rest.equals("P=")) {
      return new PcreNode.BackReference(named(at + 2, ')'), ignoreCase);
    } else if (rest.startsWith("(")) {
      return conditional();
    }
    return flags();
  }

  private PcreNode captured() throws PcreSyntax {
    int number = ++groups;
    return new PcreNode.Group(number, closed(choice()));
  }

  private PcreNode conditional() throws PcreSyntax {
    int end = text.indexOf(')', at);
    if (end < 0) {
      throw error("unfinished condition");
    }
    String what = text.substring(at + 1, end).replaceAll("^[<']|[>']$", "");
    Integer number = names.get(what);
    int group = number != null ? number : number(what);
    at = end + 1;
    PcreNode yes = sequence();
    PcreNode no = new PcreNode.Empty();
    if (text.startsWith("|", at)) {
      at++;
      no = sequence();
    }
    return closed(new PcreNode.Conditional(group, yes, no));
  }

  private @Nullable PcreNode flags() throws PcreSyntax {
    boolean i = ignoreCase;
    boolean m = multiline;
    boolean s = dotAll;
    boolean x = extended;
    boolean on = true;
    for (; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '-' -> on = false;
        case '^' -> {
          ignoreCase = false;
          multiline = false;
          dotAll = false;
          extended = false;
        }
        case 'i' -> ignoreCase = on;
        case 'm' -> multiline = on;
        case 's' -> dotAll = on;
        case 'x' -> extended = on;
        case 'u', 'J', 'n', 'a' -> {}
        case ')' -> {
          at++;
          return null;
        }
        case ':' -> {
          at++;
          PcreNode body = closed(choice());
          ignoreCase = i;
          multiline = m;
          dotAll = s;
          extended = x;
          return body;
        }
        default -> throw error("unrecognized character after (?");
      }
    }
    throw error("unfinished group");
  }

  private PcreNode closed(PcreNode body) throws PcreSyntax {
    if (!text.startsWith(")", at)) {
      throw error("missing closing parenthesis");
    }
    at++;
    return body;
  }

  private int named(int from, char close) throws PcreSyntax {
    int end = text.indexOf(close, from);
    Integer number = end < 0 ? null : names.get(text.substring(from, end));
    if (number == null) {
      throw error("reference to a group that does not exist");
    }
    at = end + 1;
    return number;
  }

  private PcreNode escape() throws PcreSyntax {
    if (at >= text.length()) {
      throw error("\\ at end of pattern");
    }
    char c = text.charAt(at);
    switch (c) {
      case 'A' -> {
        return test(Test.TEXT_START);
      }
      case 'z' -> {
        return test(Test.TEXT_END);
      }
      case 'Z' -> {
        return test(Test.TEXT_END_OR_LAST_LINE);
      }
      case 'b' -> {
        return test(Test.WORD_EDGE);
      }
      case 'B' -> {
        return test(Test.NO_WORD_EDGE);
      }
      case 'G' -> {
        return test(Test.SEARCH_START);
      }
      case 'K' -> {
        return test(Test.KEEP);
      }
      case 'Q' -> {
        return quoted();
      }
      case 'R' -> {
        at++;
        return new PcreNode.One(new CodeSet().add('\n', '\r').ready());
      }
      case 'k' -> {
        int from = at + 2;
        char open = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return new PcreNode.BackReference(
            named(from, open == '<' ? '>' : open == '{' ? '}' : '\''), ignoreCase);
      }
      case 'g' -> {
        return numberedReference();
      }
      default -> {}
    }
    if (c >= '1' && c <= '9') {
      int start = at;
      while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 3) {
        at++;
      }
      return new PcreNode.BackReference(number(text.substring(start, at)), ignoreCase);
    }
    at--;
    CodeSet shorthand = new PcreClassParser(this).shorthand();
    if (shorthand != null) {
      return new PcreNode.One(shorthand.ready());
    }
    return literal(new PcreClassParser(this).escapedCharacter());
  }

  private PcreNode numberedReference() throws PcreSyntax {
    boolean braced = text.startsWith("{", at + 1);
    int start = at + (braced ? 2 : 1);
    int end = start;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    if (braced && end == start) {
      return new PcreNode.BackReference(named(start, '}'), ignoreCase);
    }
    int number = number(text.substring(start, end));
    at = end + (braced ? 1 : 0);
    return new PcreNode.BackReference(number < 0 ? groups + 1 + number : number, ignoreCase);
  }

  private PcreNode quoted() {
    int end = text.indexOf("\\E", at);
    String inside = text.substring(at + 1, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 2;
    List<PcreNode> parts = new ArrayList<>();
    inside.codePoints().forEach(c -> parts.add(literal(c)));
    return new PcreNode.Sequence(parts);
  }

  private PcreNode test(Test test) {
    at++;
    return new PcreNode.Assertion(test);
  }

  // What the parser of classes shares.

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  void at(int place) {
    at = place;
  }

  boolean ignoreCase() {
    return ignoreCase;
  }

  PcreSyntax error(String reason) {
    return new PcreSyntax(reason, Math.min(at, text.length()));
  }
}
