package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.cache.ContentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One thread's digests: the id of a content and its seal.
final class Digests {
  private final MessageDigest sha1;
  private final Seal seal;

  Digests(long secret) {
    seal = new Seal(secret);
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /// The key of a content that is there as a whole.
  ContentKey of(byte[] bytes, int length) {
    begin(length);
    update(bytes, 0, length);
    return end();
  }

  /// Begins a content that comes in parts, all but the last of multiples of 16 bytes.
  ///
  /// @param size negative where it is not known before the end: then the id is no blob's, as git's
  ///     begins with the size, but SHA-1 of `stream NUL` and the bytes
  void begin(long size) {
    sha1.reset();
    seal.reset();
    String header = size < 0 ? "stream\0" : "blob " + size + "\0";
    sha1.update(header.getBytes(StandardCharsets.US_ASCII));
  }

  void update(byte[] bytes, int from, int length) {
    sha1.update(bytes, from, length);
    seal.update(bytes, from, length);
  }

  ContentKey end() {
    return new ContentKey(ContentId.of(sha1.digest(), 0), seal.value());
  }
}
