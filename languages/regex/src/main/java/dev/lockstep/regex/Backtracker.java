package dev.lockstep.regex;

import java.util.Arrays;

/// Finds the groups of a match whose place is known, by trying one way after the other and none of
/// them twice: a bit for each pair of instruction and position.
///
/// One thread uses it.
final class Backtracker {
  /// Bits for pairs it takes on: 512 KiB.
  private static final long ROOM = 1 << 22;

  private final Program program;
  private final Alphabet alphabet;
  private long[] visited = new long[64];
  private int[] stack = new int[64];
  private int depth;

  Backtracker(Program program) {
    this.program = program;
    alphabet = program.alphabet();
  }

  boolean takes(int length) {
    return (length + 1L) * program.size() <= ROOM;
  }

  /// Fills `saved` with the groups of the match `[from, to)` of the text `[begin, end)`.
  ///
  /// @return false where there is no such match
  boolean match(byte[] bytes, int begin, int end, int from, int to, int[] saved) {
    int words = (int) (((to - from + 1L) * program.size() + 63) / 64);
    if (words > visited.length) {
      visited = new long[words];
    }
    Arrays.fill(visited, 0, words, 0);
    Arrays.fill(saved, -1);
    depth = 0;
    push(program.start(), from);
    while (depth > 0) {
      int position = stack[--depth];
      int pc = stack[--depth];
      if (pc < 0) {
        saved[~pc] = position; // takes back what a way that failed has saved
      } else if (run(bytes, begin, end, from, to, pc, position, saved)) {
        return true;
      }
    }
    return false;
  }

  private boolean run(
      byte[] bytes, int begin, int end, int from, int to, int pc0, int at, int[] saved) {
    int pc = pc0;
    int position = at;
    while (true) {
      long bit = (position - from) * (long) program.size() + pc;
      if ((visited[(int) (bit >>> 6)] >>> bit & 1) != 0) {
        return false;
      }
      visited[(int) (bit >>> 6)] |= 1L << bit;
      int argument = program.argument()[pc];
      switch (program.ops()[pc]) {
        case Program.MATCH -> {
          return position == to;
        }
        case Program.CHARS -> {
          if (position >= to) {
            return false;
          }
          int character = Utf8.forward(bytes, position, end);
          if (!alphabet.contains(argument, alphabet.symbolOf(Utf8.codePoint(character)))) {
            return false;
          }
          position += Utf8.width(character);
        }
        case Program.FORK -> push(argument, position);
        case Program.SAVE -> {
          push(~argument, saved[argument]);
          saved[argument] = position;
        }
        default -> {
          int before = alphabet.context(alphabet.before(bytes, begin, position));
          int after = alphabet.context(alphabet.after(bytes, position, end));
          if (!program.holds(argument, before, after)) {
            return false;
          }
        }
      }
      pc = program.next()[pc];
    }
  }

  private void push(int pc, int position) {
    if (depth + 2 > stack.length) {
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
    stack[depth++] = pc;
    stack[depth++] = position;
  }
}
