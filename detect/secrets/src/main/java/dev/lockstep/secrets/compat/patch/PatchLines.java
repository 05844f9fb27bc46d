package dev.lockstep.secrets.compat.patch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a stream, one after the other, each with its line feed, and a look at the one
/// behind.
final class PatchLines {
  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int limit;
  private Line line = new Line();
  private Line following = new Line();

  /// A line in an array of its own.
  private static final class Line {
    private byte[] bytes = new byte[256];
    private int length;

    void add(byte[] from, int start, int count) {
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
      }
      System.arraycopy(from, start, bytes, length, count);
      length += count;
    }

    boolean endsInLineFeed() {
      return length > 0 && bytes[length - 1] == '\n';
    }

    String text() {
      int end = endsInLineFeed() ? length - 1 : length;
      return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
  }

  PatchLines(InputStream in) throws IOException {
    this.in = in;
    read(line);
    read(following);
  }

  void next() throws IOException {
    Line read = line;
    line = following;
    following = read;
    read(read);
  }

  private void read(Line into) throws IOException {
    into.length = 0;
    while (!into.endsInLineFeed()) {
      if (at == limit) {
        at = 0;
        limit = Math.max(0, in.read(block, 0, block.length));
        if (limit == 0) {
          return;
        }
      }
      int end = at;
      while (end < limit && block[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, limit);
      into.add(block, at, end - at);
      at = end;
    }
  }

  /// Whether all lines were read.
  boolean atEnd() {
    return line.length == 0;
  }

  /// The array that holds the line, its line feed included, until [#next()].
  byte[] bytes() {
    return line.bytes;
  }

  int length() {
    return line.length;
  }

  boolean startsWith(String text) {
    return isAt(0, text);
  }

  boolean endsWith(String text) {
    return isAt(line.length - text.length(), text);
  }

  private boolean isAt(int from, String text) {
    if (from < 0 || line.length - from < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line.bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The line without its line feed, a `char` a byte.
  String text() {
    return line.text();
  }

  /// The line behind likewise; empty at the end.
  String following() {
    return following.text();
  }
}
