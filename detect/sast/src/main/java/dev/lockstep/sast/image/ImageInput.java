package dev.lockstep.sast.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what [ImageOutput] wrote. Bytes that end early, or say what cannot be, are refused by an
/// [IllegalArgumentException].
final class ImageInput {
  private final byte[] bytes;
  private int at;

  ImageInput(byte[] bytes) {
    this.bytes = bytes;
  }

  IllegalArgumentException damaged() {
    return new IllegalArgumentException("no image of rules, or a damaged one, at byte " + at);
  }

  int number() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = octet();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        if (value < 0) {
          throw damaged();
        }
        return value;
      }
    }
    throw damaged();
  }

  private byte octet() {
    if (at >= bytes.length) {
      throw damaged();
    }
    return bytes[at++];
  }

  boolean flag() {
    return octet() != 0;
  }

  String text() {
    int length = number();
    if (length > bytes.length - at) {
      throw damaged();
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  @Nullable String maybe() {
    return flag() ? text() : null;
  }

  List<String> texts() {
    return list(this::text);
  }

  <T> List<T> list(Supplier<T> each) {
    int size = number();
    if (size > bytes.length - at) {
      throw damaged();
    }
    List<T> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(each.get());
    }
    return all;
  }

  <E> E one(E[] values) {
    int ordinal = number();
    if (ordinal >= values.length) {
      throw damaged();
    }
    return values[ordinal];
  }
}
