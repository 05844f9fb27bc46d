package dev.lockstep.engine.git.object;

/// Reads the deltas of packs: two sizes, then instructions that copy from the base or insert bytes
/// (gitformat-pack, "Deltified representation").
final class Delta {
  private final byte[] bytes;
  private final int end;
  private int at;

  /// @param bytes the delta, in the first `length` bytes
  Delta(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
  }

  /// The size of what the delta makes. Fails where the base has another size than the delta was
  /// made for.
  long resultSize(long baseSize) {
    at = 0;
    long wanted = size();
    if (wanted != baseSize) {
      throw GitFailure.corrupt("a delta for a base of " + wanted + " bytes, not " + baseSize);
    }
    return size();
  }

  /// The size of what the delta makes, whatever its base.
  long resultSize() {
    at = 0;
    size();
    return size();
  }

  private long size() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = next();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw GitFailure.corrupt("a delta with an endless size");
  }

  private int next() {
    if (at >= end) {
      throw GitFailure.corrupt("a delta that ends early");
    }
    return bytes[at++] & 0xff;
  }

  /// Makes the content, after [#resultSize].
  ///
  /// @param into room for `size` bytes
  /// @param copies gets the ranges that come from the base
  void apply(byte[] base, int baseSize, byte[] into, int size, CopiedRanges copies) {
    copies.clear();
    int made = 0;
    while (at < end) {
      int instruction = bytes[at++];
      int count;
      if (instruction < 0) {
        int source = number(instruction, 4);
        count = number(instruction >> 4, 3);
        count = count == 0 ? 0x10000 : count;
        if (source < 0 || source > baseSize - count || count > size - made) {
          throw GitFailure.corrupt("a delta that copies what is not there");
        }
        System.arraycopy(base, source, into, made, count);
        copies.add(made, source, count);
      } else {
        count = instruction;
        if (count == 0 || count > end - at || count > size - made) {
          throw GitFailure.corrupt("a delta with a bad instruction");
        }
        System.arraycopy(bytes, at, into, made, count);
        at += count;
      }
      made += count;
    }
    if (made != size) {
      throw GitFailure.corrupt("a delta that makes " + made + " bytes, not " + size);
    }
  }

  /// The bytes that the low bits of `present` announce, least first.
  private int number(int present, int most) {
    int value = 0;
    for (int i = 0; i < most; i++) {
      if (((present >> i) & 1) != 0) {
        value |= next() << (8 * i);
      }
    }
    return value;
  }
}
