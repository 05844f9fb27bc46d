package dev.lockstep.regex;

import java.util.Arrays;

/// The threads that a program has at one place, in the order of preference: instructions that
/// read a character, match, or wait for the character to come to decide a condition.
final class Closure {
  /// Stands for a context that is not known yet.
  static final int UNKNOWN = -1;

  private final Program program;
  private final int[] visited;
  private int[] threads = new int[16];
  private int[] seeds = new int[16];
  private int seedCount;
  private int[] stack = new int[16];
  private int round;
  private int size;
  private boolean waiting;

  Closure(Program program) {
    this.program = program;
    visited = new int[program.size()];
  }

  void clear() {
    size = 0;
    seedCount = 0;
    waiting = false;
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(visited, 0);
      round = 1;
    }
  }

  int size() {
    return size;
  }

  int thread(int i) {
    return threads[i];
  }

  /// Where threads came from: what to follow again when the character to come is known. The order
  /// of preference cannot be told from the threads alone, as a condition that turns out to hold
  /// must not lead back to what was passed before it.
  int seed(int i) {
    return seeds[i];
  }

  int seedCount() {
    return seedCount;
  }

  /// Whether a thread waits for the character to come.
  boolean waiting() {
    return waiting;
  }

  /// Adds what can be reached from `start` without reading, behind what is there.
  ///
  /// @param after the context to come, or [#UNKNOWN]
  void follow(int start, int before, int after) {
    if (visited[start] == round) {
      return;
    }
    if (seedCount == seeds.length) {
      seeds = Arrays.copyOf(seeds, seedCount * 2);
    }
    seeds[seedCount++] = start;
    byte[] ops = program.ops();
    int depth = 0;
    int pc = start;
    while (true) {
      if (visited[pc] == round) {
        if (depth == 0) {
          return;
        }
        pc = stack[--depth];
        continue;
      }
      visited[pc] = round;
      switch (ops[pc]) {
        case Program.FORK -> {
          if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
          }
          stack[depth++] = program.argument()[pc];
          pc = program.next()[pc];
        }
        case Program.SAVE -> pc = program.next()[pc];
        case Program.LOOK -> {
          int look = program.argument()[pc];
          if (after == UNKNOWN && program.looksAhead(look)) {
            waiting = true;
            add(pc);
          } else if (program.holds(look, before, after)) {
            pc = program.next()[pc];
          }
        }
        default -> add(pc);
      }
    }
  }

  private void add(int pc) {
    if (size == threads.length) {
      threads = Arrays.copyOf(threads, size * 2);
    }
    threads[size++] = pc;
  }

  void sort() {
    Arrays.sort(threads, 0, size);
  }
}
