package dev.lockstep.engine.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Makes one thing of all the ways in which decompressors fail on malformed bytes.
final class MemberStream extends FilterInputStream {

  MemberStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (RuntimeException e) {
      throw new IOException("malformed compressed bytes", e);
    }
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    try {
      return super.read(into, at, length);
    } catch (RuntimeException e) {
      throw new IOException("malformed compressed bytes", e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return super.skip(count);
    } catch (RuntimeException e) {
      throw new IOException("malformed compressed bytes", e);
    }
  }
}
