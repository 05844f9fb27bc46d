package dev.lockstep.sca.manifest;

import dev.lockstep.model.Region;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the lines of a text begin.
final class Lines {
  private final byte[] bytes;
  private final int length;
  private final int[] starts;
  private final int size;

  private Lines(byte[] bytes, int length, int[] starts, int size) {
    this.bytes = bytes;
    this.length = length;
    this.starts = starts;
    this.size = size;
  }

  /// The lines of a text in UTF-8; none where the bytes are another encoding's.
  static Lines of(byte[] bytes, int length) {
    int[] starts = new int[64];
    int size = 1;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        return new Lines(bytes, length, starts, 0);
      }
      if (bytes[i] == '\n') {
        if (size == starts.length) {
          starts = Arrays.copyOf(starts, 2 * size);
        }
        starts[size++] = i + 1;
      }
    }
    return new Lines(bytes, length, starts, size);
  }

  /// A line without the space around it; null where there is none of that number.
  @Nullable Region region(int line) {
    if (line < 1 || line > size) {
      return null;
    }
    int from = starts[line - 1];
    int to = line < size ? starts[line] - 1 : length;
    while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
      to--;
    }
    int column = 1;
    while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
      from++;
      column++;
    }
    int end = column;
    for (int i = from; i < to; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        end++;
      }
    }
    return new Region(line, column, line, end, from, to - from);
  }
}
