package dev.lockstep.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;

/// Which cases of a suite count.
enum Part implements Predicate<String> {
  /// Every case below the path.
  ALL,
  /// Those that we may read and develop on: the first hex digit of the SHA-256 of the key is 0-9.
  DEVELOPMENT;

  @Override
  public boolean test(String key) {
    return this == ALL || firstHexDigit(key) <= 9;
  }

  private static int firstHexDigit(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return (digest[0] & 0xff) >> 4;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
