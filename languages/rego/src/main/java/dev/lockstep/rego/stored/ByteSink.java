package dev.lockstep.rego.stored;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow: numbers of 7 bits a byte, lowest first, and texts.
final class ByteSink {
  private byte[] bytes = new byte[1 << 16];
  private int size;

  void oneByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[size++] = (byte) value;
  }

  /// A number that is not negative.
  void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      oneByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    oneByte(rest);
  }

  /// A number that may be negative.
  void signed(int value) {
    number(value << 1 ^ value >> 31);
  }

  void flag(boolean value) {
    oneByte(value ? 1 : 0);
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    all(utf8);
  }

  void all(byte[] more) {
    while (bytes.length - size < more.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
