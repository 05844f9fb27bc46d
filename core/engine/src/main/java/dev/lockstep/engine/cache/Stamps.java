package dev.lockstep.engine.cache;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.source.FileStamp;
import java.util.ArrayList;
import java.util.List;

/// The stamps of a target's files and the contents they stand for, nine numbers a file, so that a
/// million of them takes 72 MB.
public final class Stamps {
  private static final int NUMBERS = 9;
  private static final int CHUNK = 1024;

  private final List<long[]> chunks = new ArrayList<>();
  private int size;

  /// The number under which a path is kept (FNV-1a, 64 bits). That two paths share one is harmless:
  /// their stamps differ, as no two files have one inode.
  public static long hash(String path) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  public synchronized void add(String path, FileStamp stamp, ContentKey key) {
    if (size % CHUNK == 0) {
      chunks.add(new long[CHUNK * NUMBERS]);
    }
    long[] chunk = chunks.getLast();
    int at = size++ % CHUNK * NUMBERS;
    chunk[at] = hash(path);
    chunk[at + 1] = stamp.size();
    chunk[at + 2] = stamp.modified();
    chunk[at + 3] = stamp.changed();
    chunk[at + 4] = stamp.inode();
    chunk[at + 5] = key.id().high();
    chunk[at + 6] = key.id().middle();
    chunk[at + 7] = key.id().low();
    chunk[at + 8] = key.seal();
  }

  public synchronized int size() {
    return size;
  }

  public synchronized long pathHash(int i) {
    return number(i, 0);
  }

  public synchronized FileStamp stamp(int i) {
    return new FileStamp(number(i, 1), number(i, 2), number(i, 3), number(i, 4));
  }

  public synchronized ContentKey key(int i) {
    return new ContentKey(
        new ContentId(number(i, 5), number(i, 6), (int) number(i, 7)), number(i, 8));
  }

  private long number(int i, int which) {
    return chunks.get(i / CHUNK)[i % CHUNK * NUMBERS + which];
  }
}
