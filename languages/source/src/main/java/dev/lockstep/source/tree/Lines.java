package dev.lockstep.source.tree;

import java.util.Arrays;

/// Where the lines of a file begin. A line ends with `\n`, `\r\n`, or a lone `\r`.
public final class Lines {
  private int[] starts = new int[64];
  private int count;

  public Lines(byte[] source) {
    add(0);
    for (int i = 0; i < source.length; i++) {
      byte each = source[i];
      if (each == '\n' || each == '\r' && (i + 1 == source.length || source[i + 1] != '\n')) {
        add(i + 1);
      }
    }
    starts = Arrays.copyOf(starts, count);
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  /// The line of an offset, from 1.
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The offset at which a line, from 1, begins.
  public int startOf(int line) {
    return starts[line - 1];
  }

  public int count() {
    return count;
  }
}
