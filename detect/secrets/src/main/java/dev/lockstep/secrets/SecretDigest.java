package dev.lockstep.secrets;

import dev.lockstep.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Names for secrets that say nothing of them: with the project's key an HMAC of rule and secret,
/// which survives moves and rewritten histories; without one a digest of rule, path and place.
final class SecretDigest {
  private final byte @Nullable [] key;

  SecretDigest(byte @Nullable [] key) {
    this.key = key;
  }

  /// The HMAC-SHA-256 of a secret in hex; null without a key.
  @Nullable String digest(byte[] secret) {
    byte[] known = key;
    return known == null
        ? null
        : HexFormat.of().formatHex(hmac(known, "lockstep-secret", "", secret));
  }

  Fingerprint ofSecret(byte[] hmacKey, String rule, byte[] secret) {
    return Fingerprint.of(hmac(hmacKey, "lockstep-finding", rule, secret));
  }

  /// @param place what stands around the secret, never the secret
  Fingerprint fingerprint(String rule, byte[] secret, String path, String place) {
    byte[] known = key;
    if (known != null) {
      return ofSecret(known, rule, secret);
    }
    MessageDigest sha = sha256();
    update(sha, "lockstep-place");
    update(sha, rule);
    update(sha, path);
    update(sha, place);
    return Fingerprint.of(sha.digest());
  }

  private static void update(MessageDigest sha, String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
  }

  private static byte[] hmac(byte[] key, String purpose, String rule, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((purpose + "\0" + rule + "\0").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
