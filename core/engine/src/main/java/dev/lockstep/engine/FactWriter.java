package dev.lockstep.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer of variable-length numbers and texts.
public final class FactWriter {
  private byte[] bytes = new byte[64];
  private int size;

  /// Writes a number of at least 0 in 1 to 9 bytes, small ones short (LEB128).
  public void number(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    reserve(10);
    long rest = value;
    while (rest > 0x7f) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /// Writes a text. Never one that holds scanned secrets: names and versions only.
  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  /// Writes bytes as they are, such as a fact that another writer made.
  public void raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
