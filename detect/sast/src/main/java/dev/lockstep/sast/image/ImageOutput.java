package dev.lockstep.sast.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Bytes of an image: numbers of seven bits a byte, texts with their length in front.
final class ImageOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /// A number that is not negative.
  void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      bytes.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }

  void flag(boolean value) {
    bytes.write(value ? 1 : 0);
  }

  void text(String text) {
    byte[] its = text.getBytes(StandardCharsets.UTF_8);
    number(its.length);
    bytes.write(its, 0, its.length);
  }

  void maybe(@Nullable String text) {
    flag(text != null);
    if (text != null) {
      text(text);
    }
  }

  void texts(List<String> texts) {
    list(texts, this::text);
  }

  <T> void list(List<T> all, Consumer<T> each) {
    number(all.size());
    all.forEach(each);
  }
}
