package dev.lockstep.engine.source;

import dev.lockstep.engine.Occurrence;
import org.jspecify.annotations.Nullable;

/// One place of a content in the target, not yet read.
///
/// @param size in bytes, as far as the source knows: a file may change until it is read
/// @param id the content's name where the source vouches for it, as git does; else null
/// @param stamp what tells without reading that the file is unchanged; null where nothing does
/// @param gitIgnored whether it is examined although git ignores it
public record Entry(
    Occurrence occurrence,
    long size,
    Mode mode,
    @Nullable VouchedId id,
    @Nullable FileStamp stamp,
    boolean gitIgnored,
    Bytes bytes) {

  /// How an entry stands in the target.
  public enum Mode {
    FILE,
    EXECUTABLE,
    /// A symbolic link; its bytes are the path it points to.
    LINK
  }

  /// An entry of which nothing is known but where it stands and how it is read.
  public static Entry of(Occurrence occurrence, long size, Bytes bytes) {
    return new Entry(occurrence, size, Mode.FILE, null, null, false, bytes);
  }
}
