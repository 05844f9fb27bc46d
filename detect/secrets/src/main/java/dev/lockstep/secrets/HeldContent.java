package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import java.util.Arrays;

/// A content held in memory while its secrets are looked at, each of which reads around itself.
final class HeldContent implements Content {
  private static final int MAX_HELD = 16 << 20;

  private final ContentId id;
  private final byte[] bytes;

  private HeldContent(ContentId id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /// The content itself where it is too large to hold.
  static Content of(Content content) {
    return content.size() > MAX_HELD
        ? content
        : new HeldContent(content.id(), content.read(0, (int) content.size()));
  }

  @Override
  public ContentId id() {
    return id;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public byte[] read(long offset, int length) {
    int from = (int) Math.min(offset, bytes.length);
    return Arrays.copyOfRange(bytes, from, (int) Math.min((long) from + length, bytes.length));
  }
}
