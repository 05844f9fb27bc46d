package dev.lockstep.engine.git.object;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One thread's zlib reader, with the buffer that compressed bytes are copied to.
final class Inflation implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  /// No byte of a deflate stream can stand for more bytes than this.
  private static final long GREATEST_RATIO = 1032;

  private final byte[] afterEnd = new byte[1];
  private final Inflater inflater = new Inflater();
  private byte[] compressed = new byte[CHUNK];

  /// Inflates a stream that lies in `[offset, end)` and makes exactly `size` bytes.
  void inflate(MappedFile file, long offset, long end, byte[] into, int size) {
    inflater.reset();
    long from = offset;
    int made = 0;
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int step = (int) Math.min(end - from, chunk(size - made));
          if (step <= 0 || inflater.needsDictionary()) {
            throw malformed(file, offset, "ends early");
          }
          file.copy(from, compressed, 0, step);
          inflater.setInput(compressed, 0, step);
          from += step;
        }
        int step = inflater.inflate(into, made, size - made);
        made += step;
        if (step == 0 && made == size && !inflater.finished() && !inflater.needsInput()) {
          throw malformed(file, offset, "is longer than its header says");
        }
      }
    } catch (DataFormatException e) {
      throw new GitFailure(
          GitFailure.Code.CORRUPT, place(file, offset) + " is damaged: " + e.getMessage(), e);
    }
    if (made != size) {
      throw malformed(file, offset, "is shorter than its header says");
    }
  }

  /// Inflates a stream of `length` bytes at `from` that makes exactly `size` bytes.
  void inflate(byte[] stream, int from, int length, byte[] into, int size) {
    inflater.reset();
    inflater.setInput(stream, from, length);
    try {
      int made = inflater.inflate(into, 0, size);
      // The stream's checksum may follow the last byte made.
      if (!inflater.finished() && made == size) {
        made += inflater.inflate(afterEnd, 0, 1);
      }
      if (made != size || !inflater.finished()) {
        throw GitFailure.corrupt("a stream that does not make the size its header says");
      }
    } catch (DataFormatException e) {
      throw new GitFailure(GitFailure.Code.CORRUPT, "a damaged stream: " + e.getMessage(), e);
    }
  }

  /// How much to copy at once: all that a stream of so many bytes can need, within reason.
  private int chunk(int size) {
    long need = Math.min(compressed.length, size + (size >>> 8) + 64L);
    return (int) need;
  }

  /// Fails where `size` bytes cannot come out of a stream this long, before anybody makes room for
  /// them.
  static void checkRatio(MappedFile file, long offset, long end, long size) {
    if (size / GREATEST_RATIO > end - offset) {
      throw malformed(file, offset, "claims more bytes than it can hold");
    }
  }

  private static GitFailure malformed(MappedFile file, long offset, String what) {
    return GitFailure.corrupt(place(file, offset) + " " + what);
  }

  private static String place(MappedFile file, long offset) {
    return "the object at byte " + offset + " of " + file.path().getFileName();
  }

  @Override
  public void close() {
    inflater.end();
  }
}
