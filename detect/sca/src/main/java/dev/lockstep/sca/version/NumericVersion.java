package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;

/// A list of numbers; the longer of two that begin alike is the later one.
final class NumericVersion implements VersionKey {
  private final String[] numbers;

  private NumericVersion(String[] numbers) {
    this.numbers = numbers;
  }

  static NumericVersion of(String version) {
    List<String> numbers = new ArrayList<>();
    int i = 0;
    while (i < version.length()) {
      int end = Digits.end(version, i);
      if (end > i) {
        numbers.add(Digits.stripped(version, i, end));
      }
      i = Math.max(end, i + 1);
    }
    return new NumericVersion(numbers.toArray(new String[0]));
  }

  @Override
  public boolean isPrerelease() {
    return false;
  }

  @Override
  public int compareTo(VersionKey other) {
    String[] right = ((NumericVersion) other).numbers;
    for (int i = 0; i < Math.min(numbers.length, right.length); i++) {
      int order = Digits.compare(numbers[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.length, right.length);
  }
}
