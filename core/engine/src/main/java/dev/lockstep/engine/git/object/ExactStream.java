package dev.lockstep.engine.git.object;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that must hold as many bytes as its header says.
final class ExactStream extends FilterInputStream {
  private long left;

  ExactStream(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      if (in.read() >= 0) {
        throw new IOException("the object is longer than its header says");
      }
      return -1;
    }
    int count = in.read(into, at, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the object is shorter than its header says");
    }
    left -= count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] scratch = new byte[(int) Math.min(1 << 16, Math.max(1, count))];
    long done = 0;
    while (done < count) {
      int step = read(scratch, 0, (int) Math.min(scratch.length, count - done));
      if (step < 0) {
        break;
      }
      done += step;
    }
    return done;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
