package dev.lockstep.engine.cache;

import dev.lockstep.engine.ContentId;

/// What facts are kept under. A key that a source vouches for never equals one of bytes that were
/// read.
///
/// @param seal 0 where the source vouches for the id and nobody read the bytes; else one more than
///     their number
public record ContentKey(ContentId id, long seal) implements Comparable<ContentKey> {

  /// The key of bytes that were read, by two keyed digests of them.
  public static ContentKey read(long digest, long otherDigest, long size) {
    return new ContentKey(new ContentId(digest, otherDigest, 0), size + 1);
  }

  /// The key of a content that a source vouches for.
  public static ContentKey vouched(ContentId id) {
    return new ContentKey(id, 0);
  }

  public boolean isVouched() {
    return seal == 0;
  }

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey key && seal == key.seal && id.equals(key.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode() * 31 + Long.hashCode(seal);
  }

  @Override
  public int compareTo(ContentKey other) {
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : Long.compare(seal, other.seal);
  }
}
