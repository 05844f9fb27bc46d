package dev.lockstep.regex.syntax;

import java.util.Arrays;

/// An immutable set of code points, as ascending ranges that do not touch.
public final class CodePoints {
  /// The last code point there is.
  public static final int LAST = 0x10FFFF;

  public static final CodePoints NONE = new CodePoints(new int[0]);
  public static final CodePoints ALL = range(0, LAST);
  public static final CodePoints NEWLINE = of('\n');
  public static final CodePoints WORD =
      range('0', '9').or(range('A', 'Z')).or(of('_')).or(range('a', 'z'));

  private final int[] bounds;

  private CodePoints(int[] bounds) {
    this.bounds = bounds;
  }

  public static CodePoints of(int codePoint) {
    return range(codePoint, codePoint);
  }

  public static CodePoints range(int first, int last) {
    return new CodePoints(new int[] {first, last});
  }

  /// @param bounds first and last of each range, in any order, also overlapping
  public static CodePoints ofRanges(int[] bounds) {
    long[] sorted = new long[bounds.length / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) bounds[2 * i] << 32 | bounds[2 * i + 1];
    }
    Arrays.sort(sorted);
    int[] merged = new int[bounds.length];
    int size = 0;
    for (long range : sorted) {
      int first = (int) (range >>> 32);
      int last = (int) range;
      if (size > 0 && first <= merged[size - 1] + 1) {
        merged[size - 1] = Math.max(merged[size - 1], last);
      } else {
        merged[size++] = first;
        merged[size++] = last;
      }
    }
    return new CodePoints(Arrays.copyOf(merged, size));
  }

  public int rangeCount() {
    return bounds.length / 2;
  }

  public int first(int range) {
    return bounds[2 * range];
  }

  public int last(int range) {
    return bounds[2 * range + 1];
  }

  /// How many code points it holds.
  public int size() {
    int size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += bounds[i + 1] - bounds[i] + 1;
    }
    return size;
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public boolean contains(int codePoint) {
    int low = 0;
    int high = bounds.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < bounds[2 * middle]) {
        high = middle - 1;
      } else if (codePoint > bounds[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  public CodePoints or(CodePoints other) {
    int[] both = Arrays.copyOf(bounds, bounds.length + other.bounds.length);
    System.arraycopy(other.bounds, 0, both, bounds.length, other.bounds.length);
    return ofRanges(both);
  }

  public CodePoints not() {
    int[] rest = new int[bounds.length + 2];
    int size = 0;
    int next = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (next < bounds[i]) {
        rest[size++] = next;
        rest[size++] = bounds[i] - 1;
      }
      next = bounds[i + 1] + 1;
    }
    if (next <= LAST) {
      rest[size++] = next;
      rest[size++] = LAST;
    }
    return new CodePoints(Arrays.copyOf(rest, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : " ").append(Integer.toHexString(bounds[i]));
      text.append('-').append(Integer.toHexString(bounds[i + 1]));
    }
    return text.append(']').toString();
  }
}
