package dev.lockstep.sca.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bytes of a file that is being read. They are shared: a format keeps none of them.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ManifestText(byte[] bytes, int length) {

  /// The text, in UTF-8 or, where a byte order mark says so, UTF-16, without the mark.
  public String text() {
    if (length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return new String(bytes, 2, length - 2, StandardCharsets.UTF_16LE);
    }
    if (length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return new String(bytes, 2, length - 2, StandardCharsets.UTF_16BE);
    }
    boolean marked = length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    int start = marked ? 3 : 0;
    return new String(bytes, start, length - start, StandardCharsets.UTF_8);
  }

  /// Its lines, without their ends.
  public List<String> lines() {
    return text().lines().toList();
  }
}
