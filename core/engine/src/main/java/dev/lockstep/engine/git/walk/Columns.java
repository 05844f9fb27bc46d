package dev.lockstep.engine.git.walk;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Numbers one behind the other, read and written as many at once.
final class Columns {
  private Columns() {}

  /// How many rows follow.
  ///
  /// @param width the bytes of a row
  /// @throws BufferUnderflowException where there is no room for as many
  static int size(ByteBuffer in, int width) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining() / width) {
      throw new BufferUnderflowException();
    }
    return size;
  }

  static int[] ints(ByteBuffer in, int count) {
    int[] numbers = new int[count];
    in.asIntBuffer().get(numbers);
    in.position(in.position() + Integer.BYTES * count);
    return numbers;
  }

  static long[] longs(ByteBuffer in, int count) {
    long[] numbers = new long[count];
    in.asLongBuffer().get(numbers);
    in.position(in.position() + Long.BYTES * count);
    return numbers;
  }

  static void put(int[] numbers, ByteBuffer out) {
    out.asIntBuffer().put(numbers);
    out.position(out.position() + Integer.BYTES * numbers.length);
  }

  static void put(long[] numbers, ByteBuffer out) {
    out.asLongBuffer().put(numbers);
    out.position(out.position() + Long.BYTES * numbers.length);
  }
}
