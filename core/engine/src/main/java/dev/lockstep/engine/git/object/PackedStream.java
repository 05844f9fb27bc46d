package dev.lockstep.engine.git.object;

import java.io.IOException;
import java.io.InputStream;

/// The raw bytes of a pack from an offset on.
final class PackedStream extends InputStream {
  private final MappedFile file;
  private final long end;
  private long at;

  PackedStream(MappedFile file, long from, long end) {
    this.file = file;
    this.at = from;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = (int) Math.min(length, end - at);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    try {
      file.copy(at, into, from, count);
    } catch (InternalError e) {
      throw new IOException("the pack changed while it was read", e);
    }
    at += count;
    return count;
  }
}
