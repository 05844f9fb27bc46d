package dev.lockstep.cli.policy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Writes a gzipped archive (POSIX ustar) without times and owners.
final class TarGzip implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final int CHECKSUM_AT = 148;

  private final OutputStream out;

  TarGzip(OutputStream target) throws IOException {
    this.out = new GZIPOutputStream(target);
  }

  /// Adds a file.
  ///
  /// @throws IOException where it cannot be written, or its name is too long
  void add(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > NAME_BYTES) {
      throw new IOException("name is too long: " + name);
    }
    System.arraycopy(bytes, 0, header, 0, bytes.length);
    put(header, 100, "0000600\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, octal(content.length) + "\0");
    put(header, 136, octal(0) + "\0");
    put(header, CHECKSUM_AT, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, CHECKSUM_AT, String.format(Locale.ROOT, "%06o", sum) + "\0 ");
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static String octal(int value) {
    return String.format(Locale.ROOT, "%011o", value);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, header.length - at));
  }

  @Override
  public void close() throws IOException {
    byte[] end = new byte[2 * BLOCK];
    Arrays.fill(end, (byte) 0);
    out.write(end);
    out.close();
  }
}
