package dev.lockstep.sca.db;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes numbers and texts as blocks hold them.
final class BlockWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  BlockWriter number(int number) {
    int rest = number;
    while (rest >= 0x80) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  BlockWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  BlockWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  BlockWriter texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }
}
