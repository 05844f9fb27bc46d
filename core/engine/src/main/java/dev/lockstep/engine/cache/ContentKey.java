package dev.lockstep.engine.cache;

import dev.lockstep.engine.ContentId;

/// What facts are kept under: the id, and beside it a digest with a secret key, as SHA-1 alone can
/// be made to collide.
///
/// @param seal a keyed digest of the bytes; 0 where the source vouches for the id and nobody read
///     the bytes
public record ContentKey(ContentId id, long seal) implements Comparable<ContentKey> {

  @Override
  public int compareTo(ContentKey other) {
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : Long.compare(seal, other.seal);
  }
}
