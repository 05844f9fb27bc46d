package dev.lockstep.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text that grows as UTF-8. A `StringBuilder` with one character beyond Latin-1, such as the
/// dots of a redacted secret, turns all of its text into two bytes a character and back.
final class Utf8Text {
  private byte[] bytes;
  private int size;

  /// @param room how many bytes it holds before it grows
  Utf8Text(int room) {
    bytes = new byte[room];
  }

  int size() {
    return size;
  }

  /// Adds characters that are all ASCII.
  void ascii(String text) {
    ascii(text, 0, text.length());
  }

  /// Adds those from a place up to another one.
  void ascii(String text, int from, int to) {
    byte[] own = room(to - from);
    int at = size;
    for (int i = from; i < to; i++) {
      own[at++] = (byte) text.charAt(i);
    }
    size = at;
  }

  void ascii(char c) {
    room(1)[size++] = (byte) c;
  }

  /// Adds a code point. A lone surrogate becomes a question mark, as Java's own encoder has it.
  void point(int point) {
    byte[] own = room(4);
    if (point < 0x80) {
      own[size++] = (byte) point;
    } else if (point < 0x800) {
      own[size++] = (byte) (0xc0 | point >> 6);
      own[size++] = last(point);
    } else if (point >= 0x1_0000) {
      own[size++] = (byte) (0xf0 | point >> 18);
      own[size++] = last(point >> 12);
      own[size++] = last(point >> 6);
      own[size++] = last(point);
    } else if (Character.isSurrogate((char) point)) {
      own[size++] = '?';
    } else {
      own[size++] = (byte) (0xe0 | point >> 12);
      own[size++] = last(point >> 6);
      own[size++] = last(point);
    }
  }

  private static byte last(int bits) {
    return (byte) (0x80 | bits & 0x3f);
  }

  private byte[] room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
    return bytes;
  }

  /// Hands on what there is and begins anew.
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
