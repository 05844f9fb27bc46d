package dev.lockstep.source.shell;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads instructions, each with its continued lines and heredocs.
final class DockerfileParser {
  private static final Set<String> INSTRUCTIONS =
      Set.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private final byte[] source;
  private final TreeBuilder tree;
  private final Symbols symbols;
  private final boolean pattern;
  private final int escape;
  private int at;

  DockerfileParser(byte[] source, TreeBuilder tree, boolean pattern) {
    this.source = source;
    this.tree = tree;
    this.pattern = pattern;
    escape = escape(source);
    symbols = tree.symbols();
  }

  /// Whether a line of a pattern begins with an instruction's name.
  static boolean hasInstruction(String pattern) {
    return pattern
        .lines()
        .map(line -> line.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT))
        .anyMatch(INSTRUCTIONS::contains);
  }

  void file() {
    if (source.length >= 3 && source[0] == (byte) 0xEF && source[1] == (byte) 0xBB) {
      at = 3;
    }
    while (at < source.length) {
      int c = source[at];
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else if (c == '#') {
        at = lineEnd(at);
      } else {
        line();
      }
    }
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < source.length && source[end] != '\n') {
      end++;
    }
    return end;
  }

  private void line() {
    int start = at;
    int end = logicalEnd(start);
    List<String> markers = heredocs(start, end);
    int bodyStart = Math.min(source.length, end + 1);
    int stop = end;
    for (String marker : markers) {
      stop = heredocEnd(Math.min(source.length, stop + 1), marker);
    }
    ShellText text = new ShellText(source, start, trimmed(start, end), escape);
    if (pattern && text.startsWith("...") && text.end == start + 3) {
      tree.leaf(Kind.ELLIPSIS, Symbols.EMPTY, start, text.end);
    } else {
      instruction(text, markers.isEmpty() ? -1 : bodyStart, stop);
    }
    at = stop;
  }

  private int trimmed(int start, int end) {
    int stop = end;
    while (stop > start && (source[stop - 1] <= ' ' && source[stop - 1] >= 0)) {
      stop--;
    }
    return stop;
  }

  /// The end of the line that begins at a place, with the lines that continue it.
  private int logicalEnd(int start) {
    int end = lineEnd(start);
    while (end < source.length && isContinued(start, end)) {
      int next = end + 1;
      int nextEnd = lineEnd(next);
      while (nextEnd < source.length && isCommentOrBlank(next, nextEnd)) {
        next = nextEnd + 1;
        nextEnd = lineEnd(next);
      }
      if (nextEnd <= end) {
        return end;
      }
      end = nextEnd;
    }
    return end;
  }

  private boolean isContinued(int start, int end) {
    int stop = trimmed(start, end);
    return stop > start && (source[stop - 1] == escape);
  }

  /// What continues a line: the backquote where a directive in the first comments says so.
  private static int escape(byte[] source) {
    String head = new String(source, 0, Math.min(source.length, 400), StandardCharsets.UTF_8);
    for (String line : head.lines().toList()) {
      String directive = line.replace(" ", "").toLowerCase(Locale.ROOT);
      if (directive.equals("#escape=`")) {
        return '`';
      }
      if (!directive.startsWith("#") || !directive.contains("=")) {
        break;
      }
    }
    return '\\';
  }

  private boolean isCommentOrBlank(int start, int end) {
    int stop = trimmed(start, end);
    int first = start;
    while (first < stop && (source[first] == ' ' || source[first] == '\t')) {
      first++;
    }
    return first == stop || source[first] == '#';
  }

  /// The markers of heredocs that `RUN`, `COPY` and `ADD` introduce.
  private List<String> heredocs(int start, int end) {
    List<String> markers = new ArrayList<>();
    String line = new String(source, start, end - start, StandardCharsets.UTF_8);
    String first = line.stripLeading().toUpperCase(Locale.ROOT);
    if (!first.startsWith("RUN") && !first.startsWith("COPY") && !first.startsWith("ADD")) {
      return markers;
    }
    for (int i = line.indexOf("<<"); i >= 0; i = line.indexOf("<<", i + 2)) {
      int from = i + 2;
      while (from < line.length() && "-\"'".indexOf(line.charAt(from)) >= 0) {
        from++;
      }
      int to = from;
      while (to < line.length() && Character.isLetterOrDigit(line.charAt(to))
          || to < line.length() && line.charAt(to) == '_') {
        to++;
      }
      boolean here = i == 0 || line.charAt(i - 1) != '<';
      if (to > from && here && Character.isLetter(line.charAt(from))) {
        markers.add(line.substring(from, to));
      }
    }
    return markers;
  }

  private int heredocEnd(int start, String marker) {
    int line = start;
    while (line < source.length) {
      int end = lineEnd(line);
      if (new String(source, line, end - line, StandardCharsets.UTF_8).strip().equals(marker)) {
        return end;
      }
      line = end + 1;
    }
    return source.length;
  }

  // ---------------------------------------------------------------- instructions

  private void instruction(ShellText text, int heredoc, int stop) {
    int mark = tree.mark();
    int start = text.at;
    while (!text.atEnd() && !WordParser.endsWord(text.peek(0))) {
      text.at++;
    }
    String name = text.text(start, text.at).toUpperCase(Locale.ROOT);
    boolean known = INSTRUCTIONS.contains(name);
    if (!known && !(pattern && name.startsWith("$"))) {
      tree.error(mark, start, stop, "expected an instruction");
      return;
    }
    tree.leaf(known ? Kind.NAME : Kind.META, symbols.intern(name), start, text.at);
    text.skipBlanks();
    int arguments = tree.mark();
    int argumentsStart = Math.min(text.at, text.end);
    List<Integer> flags = flags(name, text);
    if (heredoc >= 0) {
      heredoc(name, heredoc, stop);
    } else {
      new DockerfileArguments(tree, text, pattern).add(name, this::instructionOf);
    }
    flags.forEach(tree::push);
    if (name.equals("ENV") || name.equals("LABEL")) {
      pairs(mark, arguments, text.end);
      return;
    }
    tree.node(Kind.ARGUMENTS, Symbols.EMPTY, arguments, argumentsStart, stop);
    int end = Math.max(text.end, heredoc >= 0 ? stop : text.end);
    tree.span(tree.top(), argumentsStart, end);
    tree.none(end);
    tree.node(Kind.CALL, Symbols.EMPTY, mark, start, end);
  }

  /// Makes an instruction of each pair that waits since `arguments`, all of one name.
  private void pairs(int mark, int arguments, int end) {
    int name = tree.at(mark);
    List<Integer> waiting = new ArrayList<>();
    while (tree.mark() > arguments) {
      waiting.addFirst(tree.pop());
    }
    tree.pop();
    boolean together = pattern && waiting.stream().anyMatch(this::isGap);
    for (int first = 0; first < Math.max(1, waiting.size()); ) {
      int call = tree.mark();
      tree.leaf(Kind.NAME, tree.symbolOf(name), tree.startOf(name), tree.endOf(name));
      int inner = tree.mark();
      int last = together ? waiting.size() : Math.min(waiting.size(), first + 1);
      waiting.subList(first, last).forEach(tree::push);
      int stop = last == waiting.size() ? end : tree.endOf(waiting.get(last - 1));
      int start = last == 0 ? stop : tree.startOf(waiting.get(first));
      tree.node(Kind.ARGUMENTS, Symbols.EMPTY, inner, start, stop);
      tree.none(stop);
      tree.node(Kind.CALL, Symbols.EMPTY, call, tree.startOf(name), stop);
      first = Math.max(1, last);
    }
  }

  private boolean isGap(int node) {
    return tree.is(node, Kind.ELLIPSIS) || tree.is(node, Kind.META_ELLIPSIS);
  }

  private void instructionOf(ShellText text) {
    instruction(text, -1, text.end);
  }

  private void heredoc(String name, int start, int stop) {
    int mark = tree.mark();
    int end = trimmed(start, lineStart(stop));
    if (name.equals("RUN")) {
      ShellText body = new ShellText(source, start, Math.max(start, end));
      new ShellParser(body, tree, pattern).program();
      DockerfileArguments.shell(tree, mark, start, Math.max(start, end));
    } else {
      int text = symbols.intern(source, start, Math.max(start, end));
      tree.leaf(Kind.STRING, text, start, Math.max(start, end));
    }
  }

  private int lineStart(int place) {
    int start = place;
    while (start > 0 && source[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /// Reads `--name=value` flags and takes them away, to stand behind the other arguments.
  private List<Integer> flags(String instruction, ShellText text) {
    List<Integer> flags = new ArrayList<>();
    boolean has =
        switch (instruction) {
          case "ADD", "COPY", "FROM", "HEALTHCHECK", "RUN" -> true;
          default -> false;
        };
    while (has && text.startsWith("--")) {
      int mark = tree.mark();
      int start = text.at;
      while (!text.atEnd() && text.peek(0) != '=' && !WordParser.endsWord(text.peek(0))) {
        text.at++;
      }
      tree.leaf(Kind.NAME, symbols.intern(text.text(start, text.at)), start, text.at);
      if (text.peek(0) == '=') {
        text.at++;
        DockerfileArguments.word(tree, text, pattern);
      } else {
        tree.leaf(Kind.BOOLEAN, symbols.intern("true"), start, text.at);
      }
      tree.node(Kind.NAMED_ARGUMENT, Symbols.EMPTY, mark, start, text.at);
      flags.add(tree.pop());
      text.skipBlanks();
    }
    return flags;
  }
}
