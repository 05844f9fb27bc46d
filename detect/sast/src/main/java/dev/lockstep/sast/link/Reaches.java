package dev.lockstep.sast.link;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// For each file, of which rules a source or a sink lies in it or in what it may lead to, however
/// far. Files that lead to each other are one (Tarjan, "Depth-first search and linear graph
/// algorithms", 1972); the cost is linear in files and names.
final class Reaches {
  private static final int UNSEEN = -1;

  private final int[][] leads;
  private final BitSet[] sources;
  private final BitSet[] sinks;
  private final int[] number;
  private final int[] low;
  private final boolean[] waiting;
  private final Deque<Integer> component = new ArrayDeque<>();
  private int next;

  /// @param leads the files that a file may lead to
  Reaches(List<Outline> outlines, IntFunction<IntStream> leads) {
    int count = outlines.size();
    this.leads = new int[count][];
    this.sources = new BitSet[count];
    this.sinks = new BitSet[count];
    this.number = new int[count];
    this.low = new int[count];
    this.waiting = new boolean[count];
    for (int i = 0; i < count; i++) {
      number[i] = UNSEEN;
      this.leads[i] = leads.apply(i).distinct().toArray();
      sources[i] = bits(outlines.get(i).sources());
      sinks[i] = bits(outlines.get(i).sinks());
    }
    for (int i = 0; i < count; i++) {
      if (number[i] == UNSEEN) {
        visit(i);
      }
    }
  }

  boolean hasSource(int file, int rule) {
    return sources[file].get(rule);
  }

  boolean hasSink(int file, int rule) {
    return sinks[file].get(rule);
  }

  private static BitSet bits(Iterable<Integer> numbers) {
    BitSet bits = new BitSet();
    numbers.forEach(bits::set);
    return bits;
  }

  /// Walks from a file on with a stack of its own, as chains of files may be long.
  private void visit(int from) {
    Deque<int[]> stack = new ArrayDeque<>();
    stack.push(enter(from));
    while (!stack.isEmpty()) {
      int[] at = stack.element();
      int file = at[0];
      if (at[1] < leads[file].length) {
        int to = leads[file][at[1]++];
        if (number[to] == UNSEEN) {
          stack.push(enter(to));
        } else if (waiting[to]) {
          low[file] = Math.min(low[file], number[to]);
        } else {
          take(file, to);
        }
        continue;
      }
      stack.pop();
      if (low[file] == number[file]) {
        leave(file);
      }
      if (!stack.isEmpty()) {
        int before = stack.element()[0];
        low[before] = Math.min(low[before], low[file]);
        take(before, file);
      }
    }
  }

  private int[] enter(int file) {
    number[file] = next;
    low[file] = next++;
    waiting[file] = true;
    component.push(file);
    return new int[] {file, 0};
  }

  private void take(int file, int from) {
    sources[file].or(sources[from]);
    sinks[file].or(sinks[from]);
  }

  /// A component is complete: all its files have what each of them has.
  private void leave(int root) {
    int file;
    do {
      file = component.pop();
      waiting[file] = false;
      if (file != root) {
        take(root, file);
        sources[file] = sources[root];
        sinks[file] = sinks[root];
      }
    } while (file != root);
  }
}
