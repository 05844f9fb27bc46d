package dev.lockstep.engine.cache;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.source.VouchedId;

/// What facts are kept under. A key that a source vouches for never equals one of bytes that were
/// read.
///
/// @param seal negative where a repository vouches for the id and nobody digested the bytes: which
///     one it is; else one more than their number
public record ContentKey(ContentId id, long seal) implements Comparable<ContentKey> {

  /// The key of bytes that were read, by two keyed digests of them.
  public static ContentKey read(long digest, long otherDigest, long size) {
    return new ContentKey(new ContentId(digest, otherDigest, 0), size + 1);
  }

  /// The key of a content that a repository vouches for; no other repository's has it.
  public static ContentKey vouched(VouchedId name) {
    return new ContentKey(name.id(), name.repository() | Long.MIN_VALUE);
  }

  public boolean isVouched() {
    return seal < 0;
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
