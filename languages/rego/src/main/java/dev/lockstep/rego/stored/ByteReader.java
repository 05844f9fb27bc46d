package dev.lockstep.rego.stored;

import java.nio.charset.StandardCharsets;

/// Reads what a [ByteSink] took.
final class ByteReader {
  private static final int MOST_BYTES_OF_A_NUMBER = 5;

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int oneByte() throws MalformedStore {
    if (at >= bytes.length) {
      throw new MalformedStore("it ends early");
    }
    return bytes[at++] & 0xff;
  }

  int number() throws MalformedStore {
    int value = 0;
    for (int i = 0; i < MOST_BYTES_OF_A_NUMBER; i++) {
      int next = oneByte();
      value |= (next & 0x7f) << 7 * i;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedStore("a number is too long");
  }

  int signed() throws MalformedStore {
    int value = number();
    return value >>> 1 ^ -(value & 1);
  }

  boolean flag() throws MalformedStore {
    return oneByte() == 1;
  }

  /// The number of things that follow, each of at least a byte.
  int count() throws MalformedStore {
    int count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new MalformedStore("more is announced than there is");
    }
    return count;
  }

  String text() throws MalformedStore {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  boolean atEnd() {
    return at == bytes.length;
  }
}
