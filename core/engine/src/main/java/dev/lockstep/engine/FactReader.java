package dev.lockstep.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [FactWriter] wrote, and trusts none of it.
public final class FactReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  public FactReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  public boolean hasNext() {
    return at < end;
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (at >= end) {
        throw new MalformedFact("a number runs over the end");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedFact("a number of more than 63 bits");
  }

  /// A number that must fit an `int`.
  public int integer() {
    long value = number();
    if (value > Integer.MAX_VALUE) {
      throw new MalformedFact("a number of more than 31 bits");
    }
    return (int) value;
  }

  /// So many bytes as they are.
  public byte[] raw(int length) {
    if (length < 0 || length > end - at) {
      throw new MalformedFact("bytes run over the end");
    }
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  public String text() {
    int length = integer();
    if (length > end - at) {
      throw new MalformedFact("a text runs over the end");
    }
    String value = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return value;
  }
}
