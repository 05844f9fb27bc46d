package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.MalformedFact;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Short lists of numbers, one for each of some things. Immutable.
final class IntLists {
  private final int[] ends;
  private final int[] numbers;

  private IntLists(int[] ends, int[] numbers) {
    this.ends = ends;
    this.numbers = numbers;
  }

  static IntLists of(int[][] lists) {
    int[] ends = new int[lists.length];
    int size = 0;
    for (int i = 0; i < lists.length; i++) {
      size = Math.addExact(size, lists[i].length);
      ends[i] = size;
    }
    int[] numbers = new int[size];
    for (int i = 0; i < lists.length; i++) {
      System.arraycopy(lists[i], 0, numbers, ends[i] - lists[i].length, lists[i].length);
    }
    return new IntLists(ends, numbers);
  }

  /// @param below what the numbers are below
  /// @throws MalformedFact where they are none that [#write] writes
  static IntLists read(ByteBuffer in, int below) {
    int[] ends = Columns.ints(in, Columns.size(in, Integer.BYTES));
    int[] numbers = Columns.ints(in, Columns.size(in, Integer.BYTES));
    int last = 0;
    for (int end : ends) {
      if (end < last || end > numbers.length) {
        throw new MalformedFact("lists that end before they begin");
      }
      last = end;
    }
    for (int number : numbers) {
      if (number < 0 || number >= below) {
        throw new MalformedFact("a number out of its range");
      }
    }
    return new IntLists(ends, numbers);
  }

  void write(ByteBuffer out) {
    out.putInt(ends.length);
    Columns.put(ends, out);
    out.putInt(numbers.length);
    Columns.put(numbers, out);
  }

  int bytes() {
    return 8 + Integer.BYTES * (ends.length + numbers.length);
  }

  int size() {
    return ends.length;
  }

  /// Whether each list is as long as the other's.
  boolean isAsLongAs(IntLists other) {
    return Arrays.equals(ends, other.ends);
  }

  int[] get(int place) {
    return Arrays.copyOfRange(numbers, place == 0 ? 0 : ends[place - 1], ends[place]);
  }
}
