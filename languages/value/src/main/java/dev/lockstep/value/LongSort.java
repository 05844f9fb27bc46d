package dev.lockstep.value;

import java.util.Arrays;

/// Sorts integers, the commonest elements of large sets, without comparing them as values.
final class LongSort {
  private LongSort() {}

  /// Sorts `values` where all of them are integers; else false, and nothing is changed.
  static boolean sort(Value[] values) {
    long[] numbers = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] instanceof LongValue number)) {
        return false;
      }
      numbers[i] = number.longValue();
    }
    Arrays.sort(numbers);
    for (int i = 0; i < numbers.length; i++) {
      values[i] = LongValue.of(numbers[i]);
    }
    return true;
  }
}
