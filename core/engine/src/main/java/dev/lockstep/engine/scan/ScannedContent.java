package dev.lockstep.engine.scan;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.ContentUnreadable;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.source.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A content as a detector reads it again. What fits the memory is read once and its digest
/// compared, so that nobody shows bytes that were never examined; larger ones are compared by their
/// size.
final class ScannedContent implements Content {
  private final ContentKey key;
  private final long size;
  private final Bytes bytes;
  private final Supplier<Digests> digests;
  private final int inMemory;
  private byte @Nullable [] whole;

  /// @param digests those of the thread that reads
  /// @param inMemory contents below this were examined as a whole
  ScannedContent(ContentKey key, long size, Bytes bytes, Supplier<Digests> digests, int inMemory) {
    this.key = key;
    this.size = size;
    this.bytes = bytes;
    this.digests = digests;
    this.inMemory = inMemory;
  }

  @Override
  public ContentId id() {
    return key.id();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] read(long offset, int length) {
    long end = Math.min(size, Math.addExact(offset, length));
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("bytes " + offset + ", " + length);
    }
    if (end <= offset) {
      return new byte[0];
    }
    try {
      if (size < inMemory) {
        return Arrays.copyOfRange(whole(), (int) offset, (int) end);
      }
      try (InputStream in = bytes.openAt(offset)) {
        byte[] read = in.readNBytes((int) (end - offset));
        if (read.length < end - offset) {
          throw new ContentUnreadable("it became shorter while the scan ran; scan again");
        }
        return read;
      }
    } catch (IOException e) {
      throw new ContentUnreadable("it cannot be read again; scan again", e);
    }
  }

  private byte[] whole() throws IOException {
    if (whole == null) {
      byte[] read;
      try (InputStream in = bytes.open()) {
        read = in.readNBytes((int) size);
      }
      boolean same = read.length == size && isKey(read);
      if (!same) {
        throw new ContentUnreadable(
            key.isVouched()
                ? "git's object holds other bytes than its name says; git fsck lists such objects"
                : "it changed while the scan ran; scan again");
      }
      whole = read;
    }
    return whole;
  }

  private boolean isKey(byte[] read) {
    return key.isVouched()
        ? Digests.blobId(read).equals(key.id())
        : digests.get().of(read, read.length).equals(key);
  }
}
