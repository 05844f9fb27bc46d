package dev.lockstep.sca.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads numbers and texts from one place of the file on.
final class BlockReader {
  private final ByteBuffer bytes;
  private int at;

  BlockReader(ByteBuffer bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  int number() {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = bytes.get(at++);
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IndexOutOfBoundsException("a number is too long");
  }

  int position() {
    return at;
  }

  /// Passes over bytes that somebody reads later, or never.
  void skip(int length) {
    if (length < 0 || length > bytes.capacity() - at) {
      throw new IndexOutOfBoundsException("a text is too long");
    }
    at += length;
  }

  String text() {
    int length = number();
    if (length < 0 || length > bytes.capacity() - at) {
      throw new IndexOutOfBoundsException("a text is too long");
    }
    byte[] text = new byte[length];
    bytes.get(at, text);
    at += length;
    return new String(text, StandardCharsets.UTF_8);
  }

  /// Whether a text comes next; it is passed over in any case.
  boolean isText(String expected) {
    int length = number();
    int from = at;
    skip(length);
    if (length != expected.length()) { // a text of other signs is longer in UTF-8
      byte[] wide = expected.getBytes(StandardCharsets.UTF_8);
      return length == wide.length && ByteBuffer.wrap(wide).equals(bytes.slice(from, length));
    }
    for (int i = 0; i < length; i++) {
      if (bytes.get(from + i) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  List<String> texts() {
    int size = number();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }
}
