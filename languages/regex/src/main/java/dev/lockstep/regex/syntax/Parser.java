package dev.lockstep.regex.syntax;

import java.util.ArrayList;
import java.util.List;

/// Reads Go's regular expression syntax (`regexp/syntax` with its `Perl` flags) without recursion.
///
/// It accepts what Go accepts and refuses what Go refuses, with Go's reasons.
public final class Parser {
  /// The most levels of a tree, Go's `maxHeight`.
  private static final int MOST_LEVELS = 1000;

  /// The most instructions of a program, Go's `maxSize`.
  private static final long MOST_INSTRUCTIONS = (128 << 20) / 40;

  private final Pattern in;
  private final ClassParser classes;
  private final ArrayList<Item> stack = new ArrayList<>();
  private final ArrayList<String> groupNames = new ArrayList<>();
  private Flags flags = Flags.NONE;

  private Parser(String pattern) {
    in = new Pattern(pattern);
    classes = new ClassParser(in);
  }

  public static Parsed parse(String pattern) throws RegexSyntax {
    return new Parser(pattern).parse();
  }

  private Parsed parse() throws RegexSyntax {
    int lastRepeat = -1;
    while (!in.atEnd()) {
      int at = in.position();
      boolean repeat = item(lastRepeat);
      lastRepeat = repeat ? at : -1;
    }
    alternate();
    if (stack.size() != 1) {
      throw new RegexSyntax("missing closing )", in.text(), unclosed());
    }
    Piece whole = (Piece) stack.getFirst();
    return new Parsed(whole.node, groupNames);
  }

  /// Reads one item; true when it was a repetition.
  private boolean item(int lastRepeat) throws RegexSyntax {
    int at = in.position();
    switch (in.peek()) {
      case '(' -> open();
      case ')' -> close();
      case '|' -> {
        in.skip(1);
        sequence();
        stack.add(new Bar());
      }
      case '^' -> look(1, flags.multiLine() ? Look.BEGIN_LINE : Look.BEGIN_TEXT);
      case '$' -> look(1, flags.multiLine() ? Look.END_LINE : Look.END_TEXT);
      case '.' -> {
        in.skip(1);
        push(flags.dotNewline() ? CodePoints.ALL : CodePoints.NEWLINE.not());
      }
      case '[' -> push(classes.bracket(flags));
      case '*' -> {
        return repeat(at, 1, 0, Node.UNBOUNDED, lastRepeat);
      }
      case '+' -> {
        return repeat(at, 1, 1, Node.UNBOUNDED, lastRepeat);
      }
      case '?' -> {
        return repeat(at, 1, 0, 1, lastRepeat);
      }
      case '{' -> {
        return counted(at, lastRepeat);
      }
      case '\\' -> backslash();
      default -> literal(in.next());
    }
    return false;
  }

  private void look(int width, Look look) throws RegexSyntax {
    in.skip(width);
    push(new Piece(new Node.Condition(look), 1, 1));
  }

  private void literal(int codePoint) throws RegexSyntax {
    CodePoints set = CodePoints.of(codePoint);
    push(flags.foldCase() ? CaseFolding.close(set) : set);
  }

  private void push(CodePoints set) throws RegexSyntax {
    push(new Piece(new Node.Chars(set), 1, 1));
  }

  private void push(Piece piece) throws RegexSyntax {
    if (piece.levels > MOST_LEVELS) {
      throw new RegexSyntax("expression nests too deeply", in.text(), in.position());
    }
    if (piece.size > MOST_INSTRUCTIONS) {
      throw new RegexSyntax("expression too large", in.text(), in.position());
    }
    stack.add(piece);
  }

  private void backslash() throws RegexSyntax {
    switch (in.peekAt(1)) {
      case 'A' -> look(2, Look.BEGIN_TEXT);
      case 'z' -> look(2, Look.END_TEXT);
      case 'b' -> look(2, Look.WORD_BOUNDARY);
      case 'B' -> look(2, Look.NO_WORD_BOUNDARY);
      case 'C' -> throw in.error("invalid escape sequence", in.position(), in.position() + 2);
      case 'Q' -> quoted();
      default -> {
        CodePoints set = classes.escapedClass(flags);
        if (set != null) {
          push(set);
        } else {
          literal(classes.escape());
        }
      }
    }
  }

  private void quoted() throws RegexSyntax {
    in.skip(2);
    while (!in.atEnd()) {
      if (in.startsWith("\\E")) {
        in.skip(2);
        return;
      }
      literal(in.next());
    }
  }

  private boolean counted(int at, int lastRepeat) throws RegexSyntax {
    Count count = Count.read(in.text(), at);
    if (count == null) {
      literal(in.next());
      return false;
    }
    if (!count.valid()) {
      throw in.error("invalid repeat count", at, count.end());
    }
    return repeat(at, count.end() - at, count.min(), count.max(), lastRepeat);
  }

  private boolean repeat(int at, int width, int min, int max, int lastRepeat) throws RegexSyntax {
    in.skip(width);
    boolean greedy = !flags.lazy();
    if (!in.atEnd() && in.peek() == '?') {
      in.skip(1);
      greedy = !greedy;
    }
    if (lastRepeat >= 0) {
      throw in.error("invalid nested repetition operator", lastRepeat, in.position());
    }
    if (stack.isEmpty() || !(stack.getLast() instanceof Piece body)) {
      throw in.error("missing argument to repetition operator", at, in.position());
    }
    stack.removeLast();
    Node.Repeat node = new Node.Repeat(body.node, min, max, greedy);
    push(new Piece(node, body.levels + 1, repeatedSize(body.size, min, max)));
    if ((min > 1 || max > 1) && copiesExceed(node, Node.MOST_COPIES)) {
      throw in.error("invalid repeat count", at, in.position());
    }
    return true;
  }

  private static long repeatedSize(long body, int min, int max) {
    if (max == Node.UNBOUNDED) {
      return min == 0 ? body + 2 : min * body + 1;
    }
    return Math.max(1, max * body + (max - min));
  }

  private static boolean copiesExceed(Node node, int most) {
    return switch (node) {
      case Node.Empty _, Node.Chars _, Node.Condition _ -> false;
      case Node.Group group -> copiesExceed(group.body(), most);
      case Node.Repeat repeat -> {
        int copies = repeat.max() == Node.UNBOUNDED ? repeat.min() : repeat.max();
        yield repeat.max() != 0
            && (copies > most || copiesExceed(repeat.body(), most / Math.max(1, copies)));
      }
      case Node.Sequence sequence -> anyExceeds(sequence.parts(), most);
      case Node.Choice choice -> anyExceeds(choice.options(), most);
    };
  }

  private static boolean anyExceeds(List<Node> nodes, int most) {
    for (Node node : nodes) {
      if (copiesExceed(node, most)) {
        return true;
      }
    }
    return false;
  }

  private void open() throws RegexSyntax {
    int at = in.position();
    if (in.peekAt(1) != '?') {
      in.skip(1);
      groupNames.add("");
      stack.add(new Paren(at, flags, groupNames.size()));
      return;
    }
    String rest = in.text().substring(at);
    boolean named = rest.length() > 3 && rest.charAt(2) == '<';
    if (named || (rest.length() > 4 && rest.startsWith("(?P<"))) {
      namedGroup(at, named ? 3 : 4);
    } else {
      flagGroup(at);
    }
  }

  private void namedGroup(int at, int nameAt) throws RegexSyntax {
    int end = in.text().indexOf('>', at);
    if (end < 0) {
      throw in.error("invalid named capture", at, in.text().length());
    }
    String name = in.text().substring(at + nameAt, end);
    if (!validName(name)) {
      throw in.error("invalid named capture", at, end + 1);
    }
    in.skip(end + 1 - at);
    groupNames.add(name);
    stack.add(new Paren(at, flags, groupNames.size()));
  }

  private static boolean validName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!CodePoints.WORD.contains(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /// `(?i)` or `(?i-s:`.
  private void flagGroup(int at) throws RegexSyntax {
    in.skip(2);
    Flags changed = flags;
    boolean on = true;
    boolean seen = true;
    while (!in.atEnd()) {
      int c = in.next();
      if ((c == ':' || c == ')') && seen) {
        if (c == ':') {
          stack.add(new Paren(at, flags, 0));
        }
        flags = changed;
        return;
      }
      if (c == '-' && on) {
        on = false;
        seen = false;
      } else if (Flags.known(c)) {
        changed = changed.with(c, on);
        seen = true;
      } else {
        break;
      }
    }
    throw in.error("invalid or unsupported Perl syntax", at, in.position());
  }

  private void close() throws RegexSyntax {
    int at = in.position();
    alternate();
    if (stack.size() < 2) {
      throw new RegexSyntax("unexpected )", in.text(), at);
    }
    in.skip(1);
    Piece body = (Piece) stack.removeLast();
    Paren paren = (Paren) stack.removeLast();
    flags = paren.flags;
    if (paren.group == 0) {
      push(body);
    } else {
      push(new Piece(new Node.Group(paren.group, body.node), body.levels + 1, body.size + 2));
    }
  }

  /// Replaces the pieces above the topmost bar or parenthesis by their sequence.
  private void sequence() throws RegexSyntax {
    int from = stack.size();
    int levels = 0;
    long size = 0;
    while (from > 0 && stack.get(from - 1) instanceof Piece piece) {
      from--;
      levels = Math.max(levels, piece.levels);
      size += piece.size;
    }
    List<Item> top = stack.subList(from, stack.size());
    if (top.size() == 1) {
      return;
    }
    ArrayList<Node> parts = new ArrayList<>();
    for (Item item : top) {
      Node node = ((Piece) item).node;
      if (node instanceof Node.Sequence inner) {
        parts.addAll(inner.parts());
      } else {
        parts.add(node);
      }
    }
    top.clear();
    Node node = parts.isEmpty() ? new Node.Empty() : new Node.Sequence(parts);
    push(new Piece(node, levels + 1, Math.max(1, size)));
  }

  /// Replaces all above the topmost parenthesis by the choice between what the bars part.
  private void alternate() throws RegexSyntax {
    sequence();
    int from = stack.size();
    int levels = 0;
    long size = 0;
    while (from > 0 && !(stack.get(from - 1) instanceof Paren)) {
      from--;
      if (stack.get(from) instanceof Piece piece) {
        levels = Math.max(levels, piece.levels);
        size += piece.size + 1;
      }
    }
    List<Item> top = stack.subList(from, stack.size());
    if (top.size() == 1) {
      return;
    }
    ArrayList<Node> options = new ArrayList<>();
    for (Item item : top) {
      if (item instanceof Piece piece) {
        options.add(piece.node);
      }
    }
    top.clear();
    push(new Piece(new Node.Choice(options), levels + 1, size));
  }

  private int unclosed() {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i) instanceof Paren paren) {
        return paren.position;
      }
    }
    return 0;
  }

  private sealed interface Item {}

  /// A part that is read, with the figures Go limits.
  private record Piece(Node node, int levels, long size) implements Item {}

  private record Bar() implements Item {}

  /// @param flags those to return to at the closing one
  /// @param group 0 where it does not capture
  private record Paren(int position, Flags flags, int group) implements Item {}
}
