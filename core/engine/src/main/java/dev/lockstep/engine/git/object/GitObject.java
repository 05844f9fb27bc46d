package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// An object's type and bytes.
///
/// @param bytes never written to
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GitObject(ObjectType type, byte[] bytes) {

  /// The id that these bytes have.
  public ContentId id() {
    return id(type, bytes, bytes.length);
  }

  static ContentId id(ObjectType type, byte[] bytes, int length) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
    sha1.update((type.word() + " " + length + "\0").getBytes(StandardCharsets.US_ASCII));
    sha1.update(bytes, 0, length);
    return ContentId.of(sha1.digest(), 0);
  }

  /// The object, or a failure where it is of another type.
  public GitObject as(ObjectType wanted, ContentId id) {
    if (type != wanted) {
      throw GitFailure.corrupt(id.hex() + " is a " + type.word() + ", not a " + wanted.word());
    }
    return this;
  }
}
