package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An element of DER (X.690): its tag, where it starts and where its content lies in the bytes.
final class Der {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTC_TIME = 0x17;
  static final int SEQUENCE = 0x30;
  private static final int BMP_STRING = 0x1E;

  private final byte[] bytes;
  private final int start;
  private final int tag;
  private final int contentStart;
  private final int end;

  private Der(byte[] bytes, int start, int tag, int contentStart, int end) {
    this.bytes = bytes;
    this.start = start;
    this.tag = tag;
    this.contentStart = contentStart;
    this.end = end;
  }

  /// The one element that `bytes` are.
  static Der read(byte[] bytes) throws BuiltinFailure {
    Der element = at(bytes, 0, bytes.length);
    if (element.end != bytes.length) {
      throw BuiltinFailure.of("x509: trailing data");
    }
    return element;
  }

  private static Der at(byte[] bytes, int start, int limit) throws BuiltinFailure {
    if (start + 2 > limit || (bytes[start] & 0x1F) == 0x1F) {
      throw malformed();
    }
    int length = bytes[start + 1] & 0xFF;
    int content = start + 2;
    if (length >= 0x80) {
      int count = length & 0x7F;
      if (count == 0 || count > 3 || content + count > limit) {
        throw malformed();
      }
      length = new BigInteger(1, bytes, content, count).intValue();
      content += count;
    }
    if (length > limit - content) {
      throw malformed();
    }
    return new Der(bytes, start, bytes[start] & 0xFF, content, content + length);
  }

  static BuiltinFailure malformed() {
    return BuiltinFailure.of("asn1: structure error: malformed element");
  }

  /// The elements within.
  List<Der> children() throws BuiltinFailure {
    List<Der> children = new ArrayList<>();
    int at = contentStart;
    while (at < end) {
      Der child = at(bytes, at, end);
      children.add(child);
      at = child.end;
    }
    return children;
  }

  /// The element at `index` within, which must have `expected` as its tag.
  static Der child(List<Der> children, int index, int expected) throws BuiltinFailure {
    if (index >= children.size() || children.get(index).tag != expected) {
      throw malformed();
    }
    return children.get(index);
  }

  int tag() {
    return tag;
  }

  /// This element, which must have `expected` as its tag.
  Der expect(int expected) throws BuiltinFailure {
    if (tag != expected) {
      throw malformed();
    }
    return this;
  }

  byte[] raw() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, contentStart, end);
  }

  /// The element that the content is.
  Der inner() throws BuiltinFailure {
    return at(bytes, contentStart, end);
  }

  /// The bytes of a string of bits, without the count of unused ones.
  byte[] bits() throws BuiltinFailure {
    if (contentStart == end) {
      throw malformed();
    }
    return Arrays.copyOfRange(bytes, contentStart + 1, end);
  }

  BigInteger integer() throws BuiltinFailure {
    if (contentStart == end) {
      throw malformed();
    }
    return new BigInteger(bytes, contentStart, end - contentStart);
  }

  String text() {
    return new String(
        bytes,
        contentStart,
        end - contentStart,
        tag == BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
  }

  /// The numbers of an object identifier.
  List<Integer> identifier() throws BuiltinFailure {
    List<Integer> numbers = new ArrayList<>();
    int number = 0;
    for (int i = contentStart; i < end; i++) {
      if (number > Integer.MAX_VALUE >> 7) {
        throw malformed();
      }
      number = (number << 7) | (bytes[i] & 0x7F);
      if ((bytes[i] & 0x80) == 0) {
        if (numbers.isEmpty()) {
          int first = Math.min(number / 40, 2);
          numbers.add(first);
          number -= first * 40;
        }
        numbers.add(number);
        number = 0;
      }
    }
    return numbers;
  }

  String dotted() throws BuiltinFailure {
    StringBuilder dotted = new StringBuilder();
    for (int number : identifier()) {
      dotted.append(dotted.isEmpty() ? "" : ".").append(number);
    }
    return dotted.toString();
  }
}
