package dev.lockstep.engine.git.object;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of any size in memory, read-only, in the big-endian order of git's formats.
///
/// A file that shrinks while it is mapped makes the machine fault on its lost pages. Java turns
/// the fault of an access of its own into an [InternalError], but one inside native code ends the
/// process: bytes are copied out before a library sees them.
final class MappedFile implements AutoCloseable {
  private static final int VIEW_BITS = 30;
  private static final long VIEW = 1L << VIEW_BITS;

  private final Path path;
  private final Arena arena;
  private final ByteBuffer[] views;
  private final long size;

  private MappedFile(Path path, Arena arena, MemorySegment segment) {
    this.path = path;
    this.arena = arena;
    this.size = segment.byteSize();
    this.views = new ByteBuffer[(int) ((size + VIEW - 1) >>> VIEW_BITS)];
    for (int i = 0; i < views.length; i++) {
      long from = i * VIEW;
      views[i] = segment.asSlice(from, Math.min(VIEW, size - from)).asByteBuffer();
    }
  }

  static MappedFile open(Path path) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new MappedFile(
          path, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      arena.close();
      throw new GitFailure(
          GitFailure.Code.UNREADABLE, path.getFileName() + " cannot be read: " + e, e);
    }
  }

  long size() {
    return size;
  }

  Path path() {
    return path;
  }

  int byteAt(long offset) {
    check(offset, 1);
    return views[(int) (offset >>> VIEW_BITS)].get((int) (offset & VIEW - 1)) & 0xff;
  }

  int intAt(long offset) {
    check(offset, 4);
    int at = (int) (offset & VIEW - 1);
    if (at <= VIEW - 4) {
      return views[(int) (offset >>> VIEW_BITS)].getInt(at);
    }
    return (int) bytesAt(offset, 4);
  }

  long longAt(long offset) {
    check(offset, 8);
    int at = (int) (offset & VIEW - 1);
    if (at <= VIEW - 8) {
      return views[(int) (offset >>> VIEW_BITS)].getLong(at);
    }
    return bytesAt(offset, 8);
  }

  private long bytesAt(long offset, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | byteAt(offset + i);
    }
    return value;
  }

  void copy(long offset, byte[] into, int at, int length) {
    check(offset, length);
    long from = offset;
    int to = at;
    int rest = length;
    while (rest > 0) {
      int index = (int) (from & VIEW - 1);
      int step = (int) Math.min(rest, VIEW - index);
      views[(int) (from >>> VIEW_BITS)].get(index, into, to, step);
      from += step;
      to += step;
      rest -= step;
    }
  }

  private void check(long offset, long length) {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw GitFailure.corrupt(path.getFileName() + " ends before byte " + (offset + length));
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
