package dev.lockstep.engine.scan;

import dev.lockstep.model.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What one outermost archive may still cost. Members whose facts are known are charged like those
/// that are read, so that a warm scan stops where a cold one does.
final class Expansion {
  /// Below this the ratio does not matter.
  private static final long HARMLESS_BYTES = 64L << 20;

  private long bytesLeft;
  private int membersLeft;
  private final boolean byRatio;

  Expansion(long archiveSize, Limits limits) {
    long ratio =
        Math.max(HARMLESS_BYTES, Math.multiplyExact(archiveSize, (long) limits.archiveRatio()));
    byRatio = ratio < limits.archiveBytes();
    bytesLeft = Math.min(ratio, limits.archiveBytes());
    membersLeft = limits.archiveMembers();
  }

  /// The archive is given up. Caught where the outermost archive is examined.
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String id;
    private final String reason;

    Spent(String id, String reason) {
      super(reason, null, false, false);
      this.id = id;
      this.reason = reason;
    }

    Problem problem(String path) {
      return Problem.incomplete(id, path, reason);
    }
  }

  void chargeMember() {
    if (--membersLeft < 0) {
      throw new Spent("archive-members", "it holds more members than are read of one archive");
    }
  }

  void charge(long bytes) {
    bytesLeft -= bytes;
    if (bytesLeft < 0) {
      throw byRatio
          ? new Spent(
              "archive-ratio", "it unpacks to so much more than its size that it looks like a bomb")
          : new Spent("archive-size", "it unpacks to more bytes than are read of one archive");
    }
  }

  InputStream charging(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        charge(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        int read = super.read(into, at, length);
        charge(Math.max(0, read));
        return read;
      }
    };
  }
}
