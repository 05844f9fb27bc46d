package dev.lockstep.secrets.compat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether gitleaks passes over a file for its first bytes: those that `h2non/filetype` 1.1.3 calls
/// `application/...`, fonts included. Types of images, sound and film that it tries before them
/// hide
/// them.
final class BinaryType {
  private static final List<String> STARTS =
      List.of(
          "\u001f\u008b\b",
          "BZh",
          "7z\u00bc\u00af'\u001c",
          "%PDF",
          "MZ",
          "{\\rtf",
          "NES\u001a",
          "Cr24",
          "%!",
          "\u00fd7zXZ\0",
          "SQLi",
          "!<arch>",
          "(\u00b5/\u00fd",
          "LZIP",
          "\0asm\u0001\0\0\0",
          "Rar!\u001a\u0007\0",
          "Rar!\u001a\u0007\u0001",
          "CWS",
          "FWS",
          "MSCF",
          "ISc(",
          "\u001f\u00a0",
          "\u001f\u009d",
          "\u00fe\u00ed\u00fa\u00cf",
          "\u00fe\u00ed\u00fa\u00ce",
          "\u00be\u00ba\u00fe\u00ca",
          "\u00cf\u00fa\u00ed\u00fe",
          "\u00ce\u00fa\u00ed\u00fe",
          "\u00ca\u00fe\u00ba\u00be",
          "\u00d0\u00cf\u0011\u00e0",
          "wOFF\0\u0001\0\0",
          "wOF2\0\u0001\0\0",
          "\0\u0001\0\0\0",
          "OTTO\0");
  private static final int MIN_ELF = 53;
  private static final int MIN_RPM = 97;
  private static final int ISO_AT = 32769;

  private BinaryType() {}

  /// @param length how many of the bytes were read from the file
  static boolean isApplication(byte[] bytes, int length) {
    return startsWithOne(bytes, length)
        || isZip(bytes, length)
        || has(bytes, length, 257, "ustar")
        || (length >= MIN_ELF && has(bytes, length, 0, "\u007fELF"))
        || (length >= MIN_RPM && has(bytes, length, 0, "\u00ed\u00ab\u00ee\u00db"))
        || has(bytes, length, 128, "DICM")
        || has(bytes, length, ISO_AT, "CD001")
        || isAndroid(bytes, length)
        || isEmbeddedFont(bytes, length)
        || isSkippableZstd(bytes, length);
  }

  private static boolean startsWithOne(byte[] bytes, int length) {
    for (String start : STARTS) {
      if (has(bytes, length, 0, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZip(byte[] bytes, int length) {
    return length > 3
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && (bytes[2] == 3 || bytes[2] == 5 || bytes[2] == 7)
        && (bytes[3] == 4 || bytes[3] == 6 || bytes[3] == 8);
  }

  private static boolean isAndroid(byte[] bytes, int length) {
    boolean dex = has(bytes, length, 0, "dex\n") && has(bytes, length, 36, "p");
    boolean dey =
        length > 100
            && has(bytes, length, 0, "dey\n")
            && has(bytes, length, 40, "dex\n")
            && has(bytes, length, 76, "p");
    return dex || dey;
  }

  private static boolean isEmbeddedFont(byte[] bytes, int length) {
    return has(bytes, length, 34, "LP")
        && (has(bytes, length, 8, "\u0002\0\u0001")
            || has(bytes, length, 8, "\u0001\0\0")
            || has(bytes, length, 8, "\u0002\0\u0002"));
  }

  /// Frames that say to skip them, up to one of Zstandard's own.
  private static boolean isSkippableZstd(byte[] bytes, int length) {
    long at = 0;
    while (at + 8 <= length) {
      int here = (int) at;
      boolean skippable = (bytes[here] & 0xf0) == 0x50 && has(bytes, length, here + 1, "*M\u0018");
      if (!skippable) {
        return at > 0 && has(bytes, length, here, "(\u00b5/\u00fd");
      }
      long size = 0;
      for (int i = 7; i >= 4; i--) {
        size = size << 8 | (bytes[here + i] & 0xff);
      }
      at += 8 + size;
    }
    return at > 0 && at < length && has(bytes, length, (int) at, "(\u00b5/\u00fd");
  }

  private static boolean has(byte[] bytes, int length, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at + wanted.length > length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
