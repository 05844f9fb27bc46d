package dev.lockstep.sast.generic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text as a tree of words, signs and indented or bracketed blocks; patterns read the same way.
///
/// Nodes are numbers; blocks have a first child. Lists end at -1.
final class Words {
  static final int WORD = 0;
  static final int SIGN = 1;
  static final int META = 2;
  static final int DOTS = 3;
  static final int BLOCK = 4;

  private final byte[] text;
  private final boolean pattern;
  int[] kinds = new int[256];
  int[] starts = new int[256];
  int[] ends = new int[256];
  int[] lines = new int[256];
  int[] children = new int[256];
  int[] nexts = new int[256];
  String[] names = new String[256];
  int count;
  int first = -1;

  /// Tokens of one line.
  private record Line(int indent, int from, int to) {}

  Words(byte[] text, int from, int to, boolean pattern) {
    this.text = text;
    this.pattern = pattern;
    List<Line> parsed = lines(from, to);
    first = block(parsed, 0, parsed.size(), 0, 0);
  }

  String text(int node) {
    return new String(text, starts[node], ends[node] - starts[node], StandardCharsets.UTF_8);
  }

  String between(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  private int add(int kind, int start, int end, int line) {
    if (count == kinds.length) {
      int size = count * 2;
      kinds = Arrays.copyOf(kinds, size);
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
      lines = Arrays.copyOf(lines, size);
      children = Arrays.copyOf(children, size);
      nexts = Arrays.copyOf(nexts, size);
      names = Arrays.copyOf(names, size);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    lines[count] = line;
    children[count] = -1;
    nexts[count] = -1;
    names[count] = "";
    return count++;
  }

  // ------------------------------------------------------------------ tokens

  private List<Line> lines(int from, int to) {
    List<Line> all = new ArrayList<>();
    int at = from;
    int number = 1;
    while (at < to) {
      int indent = 0;
      while (at < to && (text[at] == ' ' || text[at] == '\t')) {
        indent = text[at] == '\t' ? (indent / 8 + 1) * 8 : indent + 1;
        at++;
      }
      int before = count;
      while (at < to && text[at] != '\n') {
        at = token(at, to, number);
      }
      at++;
      number++;
      if (count > before) {
        all.add(new Line(indent, before, count));
      }
    }
    return all;
  }

  private int token(int at, int to, int line) {
    int c = text[at];
    if (c == ' ' || c == '\t' || c == '\r' && (at + 1 >= to || text[at + 1] == '\n')) {
      return at + 1;
    }
    if (isWord(c)) {
      int end = at + 1;
      while (end < to && isWord(text[end])) {
        end++;
      }
      add(WORD, at, end, line);
      return end;
    }
    if (pattern && c == '.' && starts(at, "...", to)) {
      int end = at;
      while (end < to && text[end] == '.') {
        end++;
      }
      if (end - at == 3) {
        add(DOTS, at, end, line);
      } else {
        for (int i = at; i < end; i++) {
          add(SIGN, i, i + 1, line);
        }
      }
      return end;
    }
    if (pattern && c == '$') {
      boolean dots = starts(at + 1, "...", to);
      int name = at + (dots ? 4 : 1);
      if (name < to && text[name] >= 'A' && text[name] <= 'Z') {
        int end = name + 1;
        while (end < to && isWord(text[end])) {
          end++;
        }
        int node = add(dots ? DOTS : META, at, end, line);
        names[node] = new String(text, at, end - at, StandardCharsets.UTF_8);
        return end;
      }
    }
    add(SIGN, at, at + 1, line);
    return at + 1;
  }

  private boolean starts(int at, String what, int to) {
    if (at + what.length() > to) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (text[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  // ------------------------------------------------------------------ blocks

  private int consumed;

  /// The block of lines with an indentation, deeper ones as blocks inside of it.
  private int block(List<Line> all, int from, int to, int indent, int depth) {
    int head = -1;
    int tail = -1;
    int i = from;
    while (i < to) {
      Line line = all.get(i);
      if (line.indent < indent) {
        break;
      }
      int added;
      if (line.indent == indent || depth > 150) {
        added = line(line);
        i++;
      } else {
        int inside = block(all, i, to, line.indent, depth + 1);
        i = consumed;
        added = add(BLOCK, starts[inside], starts[inside], lines[inside]);
        children[added] = inside;
      }
      if (head < 0) {
        head = added;
      } else {
        nexts[tail] = added;
      }
      tail = added;
      while (nexts[tail] >= 0) {
        tail = nexts[tail];
      }
    }
    consumed = i;
    return head;
  }

  private int line(Line line) {
    if (pattern) {
      for (int i = line.from; i + 1 < line.to; i++) {
        nexts[i] = i + 1;
      }
      return line.from;
    }
    bracketed(line);
    return line.from;
  }

  /// Brackets that close on their line hold a block.
  private void bracketed(Line line) {
    int[] partner = new int[line.to - line.from];
    Arrays.fill(partner, -1);
    int[] open = new int[partner.length];
    int depth = 0;
    for (int i = line.from; i < line.to; i++) {
      int c = kinds[i] == SIGN ? text[starts[i]] : 0;
      if (c == '(' || c == '[' || c == '{') {
        open[depth++] = i;
      } else if (c == ')' || c == ']' || c == '}') {
        int wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
        if (depth > 0 && text[starts[open[depth - 1]]] == wanted) {
          partner[open[--depth] - line.from] = i;
        }
      }
    }
    chain(line.from, line.to, line.from, partner, 0);
  }

  private int chain(int from, int to, int base, int[] partner, int depth) {
    int previous = -1;
    int i = from;
    while (i < to) {
      if (previous >= 0) {
        nexts[previous] = i;
      }
      previous = i;
      int close = partner[i - base];
      if (close > i + 1 && close < to && depth < 150) {
        chain(i + 1, close, base, partner, depth + 1);
        int inner = add(BLOCK, starts[i + 1], starts[i + 1], lines[i + 1]);
        children[inner] = i + 1;
        nexts[i] = inner;
        previous = inner;
        i = close;
      } else {
        i++;
      }
    }
    if (previous >= 0) {
      nexts[previous] = -1;
    }
    return from;
  }
}
