package dev.lockstep.engine.scan;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.ContentUnreadable;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.GitObject;
import dev.lockstep.engine.git.object.ObjectHeader;
import dev.lockstep.engine.git.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A content of a history as a detector reads it again. The repository vouches for its id, as it
/// did when the content was examined.
final class HistoryContent implements Content {
  private final ObjectStore objects;
  private final ContentId id;
  private final int inMemory;
  private long size = -1;
  private byte @Nullable [] whole;

  /// @param inMemory contents below this are read whole
  HistoryContent(ObjectStore objects, ContentId id, int inMemory) {
    this.objects = objects;
    this.id = id;
    this.inMemory = inMemory;
  }

  @Override
  public ContentId id() {
    return id;
  }

  /// @throws GitFailure where it cannot be read
  @Override
  public long size() {
    if (size < 0) {
      ObjectHeader header = objects.header(id);
      if (header == null) {
        throw new ContentUnreadable("it is no longer in the repository; scan again");
      }
      size = header.size();
    }
    return size;
  }

  @Override
  public byte[] read(long offset, int length) {
    long end = Math.min(size(), Math.addExact(offset, length));
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("bytes " + offset + ", " + length);
    }
    if (end <= offset) {
      return new byte[0];
    }
    try {
      if (size() < inMemory) {
        return Arrays.copyOfRange(whole(), (int) offset, (int) end);
      }
      try (InputStream in = objects.open(id)) {
        in.skipNBytes(offset);
        return in.readNBytes((int) (end - offset));
      }
    } catch (IOException | GitFailure e) {
      throw new ContentUnreadable("it cannot be read again; scan again", e);
    }
  }

  private byte[] whole() {
    byte[] known = whole;
    if (known == null) {
      GitObject object = objects.read(id);
      if (object.bytes().length != size()) {
        throw new ContentUnreadable("it changed while the scan ran; scan again");
      }
      known = object.bytes();
      whole = known;
    }
    return known;
  }
}
