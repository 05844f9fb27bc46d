package dev.lockstep.regex;

import java.util.Arrays;

/// Finds the groups of a match whose place is known, by following all ways at once (Pike's
/// machine): for matches too long for [Backtracker].
///
/// One thread uses it.
final class PikeMachine {
  private final Program program;
  private final Alphabet alphabet;
  private final int[] visited;
  private int round;
  private int[] threads;
  private int[] followers;
  private int threadCount;
  private int followerCount;
  private int[] places;
  private int[] followerPlaces;
  private int[] stack = new int[64];

  PikeMachine(Program program) {
    this.program = program;
    alphabet = program.alphabet();
    visited = new int[program.size()];
    threads = new int[program.size()];
    followers = new int[program.size()];
    places = new int[program.size() * program.slots()];
    followerPlaces = new int[program.size() * program.slots()];
  }

  /// Fills `saved` with the groups of the match `[from, to)` of the text `[begin, end)`.
  ///
  /// @return false where there is no such match
  boolean match(byte[] bytes, int begin, int end, int from, int to, int[] saved) {
    int slots = program.slots();
    int[] now = new int[slots];
    Arrays.fill(now, -1);
    followerCount = 0;
    round++;
    follow(program.start(), bytes, begin, end, from, now);
    int position = from;
    while (true) {
      swap();
      round++;
      int symbol = alphabet.after(bytes, position, end);
      int width = position < end ? Utf8.width(Utf8.forward(bytes, position, end)) : 0;
      for (int i = 0; i < threadCount; i++) {
        int pc = threads[i];
        System.arraycopy(places, i * slots, now, 0, slots);
        if (program.ops()[pc] == Program.MATCH) {
          if (position == to) {
            System.arraycopy(now, 0, saved, 0, slots);
            return true;
          }
        } else if (position < to && alphabet.contains(program.argument()[pc], symbol)) {
          follow(program.next()[pc], bytes, begin, end, position + width, now);
        }
      }
      if (followerCount == 0) {
        return false;
      }
      position += width;
    }
  }

  private void swap() {
    int[] empty = threads;
    threads = followers;
    followers = empty;
    int[] free = places;
    places = followerPlaces;
    followerPlaces = free;
    threadCount = followerCount;
    followerCount = 0;
  }

  private void follow(int start, byte[] bytes, int begin, int end, int position, int[] now) {
    int depth = 0;
    int before = alphabet.context(alphabet.before(bytes, begin, position));
    int after = alphabet.context(alphabet.after(bytes, position, end));
    int pc = start;
    while (true) {
      if (pc >= 0 && visited[pc] != round) {
        visited[pc] = round;
        int argument = program.argument()[pc];
        int next = program.next()[pc];
        if (depth + 2 > stack.length) {
          stack = Arrays.copyOf(stack, stack.length * 2);
        }
        switch (program.ops()[pc]) {
          case Program.FORK -> {
            stack[depth++] = argument;
            pc = next;
            continue;
          }
          case Program.SAVE -> {
            stack[depth++] = now[argument];
            stack[depth++] = ~argument;
            now[argument] = position;
            pc = next;
            continue;
          }
          case Program.LOOK -> {
            if (program.holds(argument, before, after)) {
              pc = next;
              continue;
            }
          }
          default -> add(pc, now);
        }
      }
      if (depth == 0) {
        return;
      }
      pc = stack[--depth];
      while (pc < 0) {
        now[~pc] = stack[--depth];
        if (depth == 0) {
          return;
        }
        pc = stack[--depth];
      }
    }
  }

  private void add(int pc, int[] now) {
    threads(pc);
    System.arraycopy(now, 0, followerPlaces, (followerCount - 1) * now.length, now.length);
  }

  private void threads(int pc) {
    followers[followerCount++] = pc;
  }
}
