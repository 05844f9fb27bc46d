package dev.lockstep.engine.fix;

import dev.lockstep.model.Fingerprint;
import java.util.Comparator;

/// A text that takes the place of a stretch of a file. The edits of one finding apply together or
/// not at all.
///
/// @param path as the report shows it
/// @param start offset of the first byte that goes
/// @param end offset behind the last byte that goes; `start` to insert
/// @param replacement in UTF-8; empty to delete
/// @param reason a few words for the reader: "raise log4j-core to 2.17.1"
/// @param finding what it mends
public record Edit(
    String path, int start, int end, String replacement, String reason, Fingerprint finding) {

  /// By place in the target.
  public static final Comparator<Edit> BY_PLACE =
      Comparator.comparing(Edit::path).thenComparingInt(Edit::start).thenComparingInt(Edit::end);

  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(path + ": no stretch: " + start + " to " + end);
    }
  }

  /// Whether both change the same bytes. Edits that touch do not.
  boolean overlaps(Edit other) {
    return path.equals(other.path) && start < other.end && other.start < end;
  }

  /// Whether both do the same to the same bytes.
  boolean isSame(Edit other) {
    return path.equals(other.path)
        && start == other.start
        && end == other.end
        && replacement.equals(other.replacement);
  }
}
