package dev.lockstep.regex.pcre;

import dev.lockstep.regex.pcre.PcreNode.Greed;
import dev.lockstep.regex.pcre.PcreNode.Test;
import java.util.Arrays;

/// One thread's search for one [Pcre]: backtracking with a stack of its own and a budget of steps.
public final class PcreMatcher {
  private static final int MAX_STACK = 6_000_000;
  private static final Test[] TESTS = Test.values();
  private static final int UNDO = -1;
  private static final int STAR_GREEDY = -2;
  private static final int STAR_LAZY = -3;

  private final PcreProgram program;
  private final int[] code;
  private final int[] registers;
  private int[] stack = new int[1024];
  private int top;
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private int searchStart;
  private int keep;
  private long steps;
  private long budget = Long.MAX_VALUE;
  private boolean exhausted;
  private int resumedAt;

  PcreMatcher(PcreProgram program) {
    this.program = program;
    this.code = program.code;
    this.registers = new int[program.registers];
  }

  /// Takes a new text: bytes `[from, to)` of an array.
  ///
  /// @param budget steps that may be spent on it
  public void text(byte[] text, int from, int to, long budget) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.budget = budget;
    steps = 0;
    exhausted = false;
  }

  /// Whether a search ended because its budget was spent.
  public boolean exhausted() {
    return exhausted;
  }

  public long steps() {
    return steps;
  }

  /// Finds the leftmost match that begins at or behind a place.
  public boolean find(int start) {
    boolean[] first = program.first;
    Landmark landmark = program.landmark;
    int mark = -1;
    int at = start;
    while (at <= to && !exhausted) {
      if (landmark != null && at > mark) {
        mark = landmark.next(text, at, to);
        if (mark < 0) {
          return false;
        }
        steps += mark - at >> 3;
        at = landmark.isFirst() ? mark : lineOf(mark, at);
      }
      if (first != null && (at == to || !first[text[at] & 0xff])) {
        steps += (at & 7) == 0 ? 1 : 0;
        at++;
        continue;
      }
      if (at > start && at < to && (text[at] & 0xc0) == 0x80) {
        at++;
        continue;
      }
      steps++;
      if (matchesAt(at)) {
        return true;
      }
      at = behindFailure(at);
    }
    return false;
  }

  /// Where the line of a place begins, or where the search stands in it.
  private int lineOf(int place, int least) {
    int at = place;
    while (at > least && text[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /// The next place that a match may begin at, where none begins at this one.
  private int behindFailure(int failed) {
    FirstBytes.Run run = program.run;
    if (run == null || run.head() != null && one(run.head(), failed) < 0) {
      return failed + 1;
    }
    int at = failed;
    for (int next = one(run.set(), at); next >= 0; next = one(run.set(), at)) {
      at = next;
    }
    return Math.max(failed + 1, at);
  }

  /// Whether a match begins just here.
  public boolean matchesAt(int at) {
    if (steps > budget) {
      exhausted = true;
      return false;
    }
    Arrays.fill(registers, -1);
    top = 0;
    keep = -1;
    searchStart = at;
    int end = run(0, at, -1);
    if (end < 0) {
      return false;
    }
    registers[0] = keep >= 0 ? keep : at;
    registers[1] = end;
    return true;
  }

  /// Where a group begins, -1 if it took no part; 0 is the match.
  public int start(int group) {
    return registers[2 * group];
  }

  /// Where a group ends, -1 if it took no part.
  public int end(int group) {
    return registers[2 * group + 1];
  }

  /// Runs from a place of the program to its [PcreProgram#DONE].
  ///
  /// @param mustEnd where the match has to end, -1 for anywhere
  /// @return where it ended, -1 for no match
  private int run(int start, int position, int mustEnd) {
    int base = top;
    int pc = start;
    int at = position;
    while (true) {
      if (++steps > budget) {
        exhausted = true;
        top = base;
        return -1;
      }
      boolean ok = true;
      switch (code[pc]) {
        case PcreProgram.BYTE -> {
          ok = at < to && text[at] == code[pc + 1];
          at++;
          pc += 2;
        }
        case PcreProgram.SET -> {
          int next = one(program.sets.get(code[pc + 1]), at);
          ok = next >= 0;
          at = next;
          pc += 2;
        }
        case PcreProgram.SPLIT -> {
          push(code[pc + 2], at, 0, 0);
          pc = code[pc + 1];
        }
        case PcreProgram.JUMP -> pc = code[pc + 1];
        case PcreProgram.SAVE, PcreProgram.MARK -> {
          push(UNDO, code[pc + 1], registers[code[pc + 1]], 0);
          registers[code[pc + 1]] = at;
          pc += 2;
        }
        case PcreProgram.PROGRESS -> {
          ok = registers[code[pc + 1]] != at;
          pc += 2;
        }
        case PcreProgram.TEST -> {
          ok = holds(TESTS[code[pc + 1]], at);
          pc += 2;
        }
        case PcreProgram.BACK -> {
          int next = back(code[pc + 1], at);
          ok = next >= 0;
          at = next;
          pc += 2;
        }
        case PcreProgram.IF_GROUP -> {
          boolean set = registers[2 * code[pc + 1] + 1] >= 0;
          pc = set ? pc + 3 : code[pc + 2];
        }
        case PcreProgram.LOOK, PcreProgram.NOT_LOOK -> {
          boolean found = run(pc + 4, at, -1) >= 0;
          ok = found == (code[pc] == PcreProgram.LOOK);
          pc = code[pc + 1];
        }
        case PcreProgram.BEHIND, PcreProgram.NOT_BEHIND -> {
          boolean found = behind(pc, at);
          ok = found == (code[pc] == PcreProgram.BEHIND);
          pc = code[pc + 1];
        }
        case PcreProgram.ATOMIC -> {
          at = run(pc + 4, at, -1);
          ok = at >= 0;
          pc = code[pc + 1];
        }
        case PcreProgram.STAR -> {
          int next = star(pc, at);
          ok = next >= 0;
          at = next;
          pc += 5;
        }
        case PcreProgram.DONE -> {
          if (mustEnd < 0 || at == mustEnd) {
            settle(base);
            return at;
          }
          ok = false;
        }
        default -> throw new IllegalStateException("instruction " + code[pc]);
      }
      if (exhausted) {
        top = base;
        return -1;
      }
      if (!ok) {
        int resumed = resume(base);
        if (resumed < 0) {
          return -1;
        }
        pc = resumed;
        at = resumedAt;
      }
    }
  }

  /// Forgets the other ways of a sub-match that succeeded, but not what undoes its groups.
  private void settle(int base) {
    int kept = base;
    for (int i = base; i < top; i += 4) {
      if (stack[i] == UNDO) {
        System.arraycopy(stack, i, stack, kept, 4);
        kept += 4;
      }
    }
    top = kept;
  }

  /// Goes back to the last choice above a base.
  private int resume(int base) {
    while (top > base) {
      top -= 4;
      int kind = stack[top];
      if (kind == UNDO) {
        registers[stack[top + 1]] = stack[top + 2];
      } else if (kind >= 0) {
        resumedAt = stack[top + 1];
        return kind;
      } else {
        int place = resumeStar(kind);
        if (place >= 0) {
          return place;
        }
      }
    }
    return -1;
  }

  /// A greedy star gives one back, a lazy one takes one more.
  private int resumeStar(int kind) {
    int pc = stack[top + 1];
    int low = stack[top + 2];
    int current = stack[top + 3];
    if (kind == STAR_GREEDY) {
      int at = before(current);
      if (at > low) {
        push(STAR_GREEDY, pc, low, at);
      }
      resumedAt = at;
      return pc + 5;
    }
    int next = one(program.sets.get(code[pc + 1]), current);
    if (next < 0) {
      return -1;
    }
    if (low > 1) {
      push(STAR_LAZY, pc, low - 1, next);
    }
    resumedAt = next;
    return pc + 5;
  }

  private int star(int pc, int start) {
    CodeSet set = program.sets.get(code[pc + 1]);
    int least = code[pc + 2];
    int most = code[pc + 3];
    int at = start;
    int count = 0;
    while (count < least) {
      at = one(set, at);
      if (at < 0) {
        return -1;
      }
      count++;
    }
    if (code[pc + 4] == Greed.LAZY.ordinal()) {
      if (most > least) {
        push(STAR_LAZY, pc, most == Integer.MAX_VALUE ? most : most - least, at);
      }
      return at;
    }
    int low = at;
    while (count < most) {
      int next = one(set, at);
      if (next < 0) {
        break;
      }
      at = next;
      count++;
    }
    steps += at - low >> 3;
    if (at > low && code[pc + 4] == Greed.GREEDY.ordinal()) {
      push(STAR_GREEDY, pc, low, at);
    }
    return at;
  }

  private int before(int at) {
    int place = at - 1;
    while (place > from && at - place < 4 && (text[place] & 0xc0) == 0x80) {
      place--;
    }
    return place;
  }

  private boolean behind(int pc, int at) {
    int start = at;
    int width = 0;
    for (; width < code[pc + 2]; width++) {
      if (start <= from) {
        return false;
      }
      start = before(start);
    }
    while (true) {
      if (run(pc + 4, start, at) >= 0) {
        return true;
      }
      if (++width > code[pc + 3] || start <= from) {
        return false;
      }
      start = before(start);
    }
  }

  private int back(int signed, int at) {
    int group = Math.abs(signed);
    int start = registers[2 * group];
    int end = registers[2 * group + 1];
    if (start < 0 || end < start || at + end - start > to) {
      return -1;
    }
    steps += end - start;
    for (int i = 0; i < end - start; i++) {
      int a = text[start + i];
      int b = text[at + i];
      if (a != b && (signed > 0 || Character.toLowerCase(a) != Character.toLowerCase(b))) {
        return -1;
      }
    }
    return at + end - start;
  }

  /// Behind one code point of a set, or -1.
  private int one(CodeSet set, int at) {
    if (at >= to || at < 0) {
      return -1;
    }
    int first = text[at];
    if (first >= 0) {
      return set.contains(first) ? at + 1 : -1;
    }
    int length = first >= (byte) 0xf0 ? 4 : first >= (byte) 0xe0 ? 3 : first >= (byte) 0xc2 ? 2 : 1;
    if (length == 1 || at + length > to) {
      return set.contains(0xfffd) ? at + 1 : -1;
    }
    int value = first & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xc0) != 0x80) {
        return set.contains(0xfffd) ? at + 1 : -1;
      }
      value = value << 6 | text[at + i] & 0x3f;
    }
    return set.contains(value) ? at + length : -1;
  }

  private boolean holds(Test test, int at) {
    return switch (test) {
      case LINE_START -> at == from || text[at - 1] == '\n' && at < to;
      case LINE_END -> at == to || text[at] == '\n';
      case TEXT_START -> at == from;
      case TEXT_END -> at == to;
      case TEXT_END_OR_LAST_LINE -> at == to || at == to - 1 && text[at] == '\n';
      case WORD_EDGE -> isWord(at - 1) != isWord(at);
      case NO_WORD_EDGE -> isWord(at - 1) == isWord(at);
      case SEARCH_START -> at == searchStart;
      case KEEP -> {
        keep = at;
        yield true;
      }
    };
  }

  private boolean isWord(int at) {
    if (at < from || at >= to) {
      return false;
    }
    int c = text[at];
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private void push(int kind, int a, int b, int c) {
    if (top + 4 > stack.length) {
      if (stack.length >= MAX_STACK) {
        exhausted = true;
        return;
      }
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
    stack[top] = kind;
    stack[top + 1] = a;
    stack[top + 2] = b;
    stack[top + 3] = c;
    top += 4;
  }
}
