package dev.lockstep.engine.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One thread's buffer: the bytes of a content, or the stretch of a large one that is being looked
/// at.
final class Buffer {
  private static final int FIRST = 256 << 10;

  private final int capacity;
  private byte[] bytes = new byte[FIRST];
  private int length;
  private boolean end;
  private @Nullable IOException broken;

  Buffer(int capacity) {
    this.capacity = capacity;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /// Whether the content ends at [#length].
  boolean end() {
    return end;
  }

  /// Why the content ended before its end; null where it did not.
  @Nullable IOException broken() {
    return broken;
  }

  /// Begins a content: reads until it ends or the buffer is full.
  ///
  /// @param expected its size, as far as anybody knows; negative where nobody does
  void begin(InputStream in, long expected) {
    end = false;
    broken = null;
    length = 0;
    if (expected >= bytes.length && bytes.length < capacity) {
      bytes = new byte[(int) Math.min(capacity, expected + 1)];
    }
    fill(in);
  }

  /// Drops what lies before `keep` and reads on.
  void shift(InputStream in, int keep) {
    System.arraycopy(bytes, keep, bytes, 0, length - keep);
    length -= keep;
    fill(in);
  }

  private void fill(InputStream in) {
    try {
      while (!end) {
        if (length == bytes.length) {
          if (bytes.length == capacity) {
            return;
          }
          bytes = Arrays.copyOf(bytes, (int) Math.min(capacity, bytes.length * 2L));
        }
        int read = in.read(bytes, length, bytes.length - length);
        if (read < 0) {
          end = true;
        } else {
          length += read;
        }
      }
    } catch (IOException e) {
      broken = e;
      end = true;
    }
  }
}
