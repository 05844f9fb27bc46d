package dev.lockstep.engine.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A header block of a tar. Source: POSIX.1-2024 `pax`, ustar interchange format, and GNU tar's
/// manual for its own types and for sizes in base 256.
final class TarHeader {
  static final int SIZE = 512;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  /// Whether a block is a header: its checksum agrees. Holds for the old tar without a magic as
  /// well.
  static boolean isHeader(byte[] block) {
    long stated = octal(block, CHECKSUM, CHECKSUM_LENGTH);
    if (stated < 0 || block[0] == 0) {
      return false; // as nearly every file that is none: there is nothing to add up
    }
    int signed = 0;
    int sum = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean isChecksum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      signed += isChecksum ? ' ' : block[i];
      sum += isChecksum ? ' ' : block[i] & 0xff;
    }
    return stated == sum || stated == signed;
  }

  static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  char type() {
    return (char) (block[156] & 0xff);
  }

  boolean isFile() {
    char type = type();
    return type == 0 || type == '0' || type == '7' || type == 'S';
  }

  /// Whether blocks with more of a sparse file's map follow (GNU).
  boolean isSparseExtended() {
    return type() == 'S' && block[482] != 0;
  }

  String name() {
    String name = text(0, 100);
    boolean isUstar = block[257] == 'u' && block[258] == 's' && block[262] == 0;
    String prefix = isUstar ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  long size() throws IOException {
    long size = (block[124] & 0x80) != 0 ? base256() : octal(block, 124, 12);
    if (size < 0) {
      throw new IOException("malformed tar: a member without a size");
    }
    return size;
  }

  private long base256() {
    long value = block[124] & 0x3f;
    for (int i = 125; i < 136; i++) {
      if (value >= 1L << 54) {
        return -1;
      }
      value = value << 8 | (block[i] & 0xff);
    }
    return (block[124] & 0x40) != 0 ? -1 : value;
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  /// Digits between spaces and NULs; -1 where there is anything else.
  private static long octal(byte[] block, int from, int length) {
    long value = 0;
    boolean ended = false;
    for (int i = from; i < from + length; i++) {
      byte b = block[i];
      if (b >= '0' && b <= '7' && !ended) {
        value = value << 3 | (b - '0');
      } else if (b == ' ' || b == 0) {
        ended = ended || value > 0 || b == 0;
      } else {
        return -1;
      }
    }
    return value;
  }
}
