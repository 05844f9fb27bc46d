package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.cache.ContentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One thread's digests: what names the contents that it reads.
final class Digests {
  private final Seal seal;

  Digests(long secret) {
    seal = new Seal(secret);
  }

  /// The key of a content that is there as a whole.
  ContentKey of(byte[] bytes, int length) {
    begin();
    update(bytes, 0, length);
    return end();
  }

  /// Begins a content that comes in parts, all but the last of multiples of [Seal#UNIT] bytes.
  void begin() {
    seal.reset();
  }

  void update(byte[] bytes, int from, int length) {
    seal.update(bytes, from, length);
  }

  ContentKey end() {
    seal.end();
    return ContentKey.read(seal.value(), seal.otherValue(), seal.length());
  }

  /// The id that git gives these bytes.
  static ContentId blobId(byte[] bytes) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return ContentId.of(sha1.digest(bytes), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
