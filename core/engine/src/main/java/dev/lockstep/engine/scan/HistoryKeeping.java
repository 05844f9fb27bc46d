package dev.lockstep.engine.scan;

import dev.lockstep.engine.Keeping;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a detector keeps of a history, under the stamp of the scan whose facts it was told of. A
/// later scan that finds the state of the same stamp unchanged need not tell them again.
final class HistoryKeeping implements Keeping {
  private final Keeping keeping;
  private final long stamp;
  private final @Nullable Long unchanged;
  private byte @Nullable [] kept;
  private boolean read;

  /// @param stamp of this scan
  /// @param unchanged the stamp of a scan whose facts are those of this one; null where it is not
  ///     known of any
  HistoryKeeping(Keeping keeping, long stamp, @Nullable Long unchanged) {
    this.keeping = keeping;
    this.stamp = stamp;
    this.unchanged = unchanged;
  }

  private Optional<byte[]> kept() {
    if (!read) {
      kept = keeping.last().filter(bytes -> bytes.length >= Long.BYTES).orElse(null);
      read = true;
    }
    return Optional.ofNullable(kept);
  }

  @Override
  public Optional<byte[]> last() {
    return kept().map(bytes -> Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
  }

  @Override
  public void keep(byte[] bytes) {
    byte[] stamped = new byte[Long.BYTES + bytes.length];
    ByteBuffer.wrap(stamped).putLong(stamp).put(bytes);
    keeping.keep(stamped);
    kept = stamped;
    read = true;
  }

  @Override
  public boolean isOfSameFacts() {
    Long same = unchanged;
    return same != null
        && kept().map(bytes -> ByteBuffer.wrap(bytes).getLong() == same).orElse(false);
  }

  @Override
  public void confirm() {
    last().ifPresent(this::keep);
  }
}
