package dev.lockstep.secrets.compat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts a file into fragments where gitleaks does (`sources/file.go`): 100,000 bytes at first,
/// then on to two line feeds in a row, at most 25,000 further. What its reader of 4,096 bytes holds
/// behind a cut is the next fragment's first read, however little it is.
///
/// One thread's; it keeps its buffers from file to file.
final class Chunks {
  private static final int CHUNK = 100_000;
  private static final int MAX_PEEK = 25_000;
  private static final int READER = 4096;

  private final byte[] chunk = new byte[CHUNK + MAX_PEEK];
  private final byte[] reader = new byte[READER];
  private InputStream in = InputStream.nullInputStream();
  private int readAt;
  private int readEnd;
  private int size;

  /// States the fragments of a file; none of one that begins like a binary.
  void read(InputStream file, String path, String symlink, Consumer<Fragment> sink)
      throws IOException {
    in = file;
    readAt = 0;
    readEnd = 0;
    int lines = 0;
    while (readChunk()) {
      if (lines == 0 && BinaryType.isApplication(chunk, size)) {
        return;
      }
      readToBoundary(size);
      byte[] bytes = Arrays.copyOf(chunk, size);
      sink.accept(new Fragment(bytes, size, path, symlink, lines + 1, Commit.NONE));
      lines += lineFeeds();
    }
  }

  private boolean readChunk() throws IOException {
    if (readAt < readEnd) {
      size = readEnd - readAt;
      System.arraycopy(reader, readAt, chunk, 0, size);
      readAt = readEnd;
      return true;
    }
    size = Math.max(0, once(chunk, CHUNK));
    return size > 0;
  }

  private void readToBoundary(int n) throws IOException {
    if (endsInBlankLine()) {
      return;
    }
    int feeds = 0;
    while (true) {
      byte last = chunk[size - 1];
      if (last == '\n') {
        feeds++;
        if (feeds >= 2) {
          return;
        }
      } else if (!isBlank(last)) {
        feeds = 0;
      }
      if (size - n >= MAX_PEEK) {
        return;
      }
      int next = readByte();
      if (next < 0) {
        return;
      }
      chunk[size++] = (byte) next;
    }
  }

  private boolean endsInBlankLine() {
    int feeds = 0;
    for (int i = size - 1; i >= 0 && isBlank(chunk[i]); i--) {
      feeds += chunk[i] == '\n' ? 1 : 0;
      if (feeds >= 2) {
        return true;
      }
    }
    return false;
  }

  private int readByte() throws IOException {
    if (readAt == readEnd) {
      readAt = 0;
      readEnd = Math.max(0, once(reader, READER));
      if (readEnd == 0) {
        return -1;
      }
    }
    return reader[readAt++] & 0xff;
  }

  /// What one reading of Go gives: of a file all that is asked for.
  private int once(byte[] into, int length) throws IOException {
    return in instanceof Pieces ? in.read(into, 0, length) : in.readNBytes(into, 0, length);
  }

  private int lineFeeds() {
    int feeds = 0;
    for (int i = 0; i < size; i++) {
      feeds += chunk[i] == '\n' ? 1 : 0;
    }
    return feeds;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
