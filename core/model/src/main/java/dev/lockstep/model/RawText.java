package dev.lockstep.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Text of bytes that need not be UTF-8, without loss: a byte that is not part of a valid sequence
/// stands as the lone surrogate `U+DC00 + byte`. Valid text holds no lone surrogates, so the way
/// back is unambiguous. (Python calls this `surrogateescape`, PEP 383.)
public final class RawText {
  private static final int ESCAPE = 0xDC00;

  private RawText() {}

  public static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = sequenceLength(bytes, at);
      if (length == 0) {
        text.append((char) (ESCAPE + (bytes[at++] & 0xff)));
      } else {
        text.appendCodePoint(codePoint(bytes, at, length));
        at += length;
      }
    }
    return text.toString();
  }

  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isRawByte(point)) {
                bytes.write(point - ESCAPE);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /// Whether a code point stands for a byte that is not part of valid UTF-8.
  public static boolean isRawByte(int codePoint) {
    return codePoint >= ESCAPE + 0x80 && codePoint <= ESCAPE + 0xff;
  }

  /// The length of the well-formed sequence (RFC 3629, section 4) at a place, or 0.
  private static int sequenceLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xff;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    int point = length == 1 ? bytes[at] : bytes[at] & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      point = point << 6 | (bytes[at + i] & 0x3f);
    }
    return point;
  }
}
