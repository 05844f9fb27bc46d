package dev.lockstep.secrets.compat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Inflated bytes as Go's `compress/flate` hands them out: at most to the end of its window, which
/// it fills before it gives anything. Where gitleaks cuts a fragment depends on it.
final class Pieces extends FilterInputStream {
  private static final int WINDOW = 32 << 10;

  private int left = WINDOW;

  Pieces(InputStream inflated) {
    super(inflated);
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int read = in.readNBytes(into, at, Math.min(length, left));
    left = read == left ? WINDOW : left - read;
    return read == 0 && length > 0 ? -1 : read;
  }
}
