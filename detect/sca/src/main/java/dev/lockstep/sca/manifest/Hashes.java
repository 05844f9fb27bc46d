package dev.lockstep.sca.manifest;

import dev.lockstep.model.Hash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Digests as lock files write them.
final class Hashes {
  private Hashes() {}

  /// @param algorithm as [Hash#algorithm]
  static Optional<Hash> of(String algorithm, String hex) {
    boolean sound = hex.length() == digits(algorithm) && isHexadecimal(hex);
    return sound
        ? Optional.of(new Hash(algorithm, hex.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static int digits(String algorithm) {
    return switch (algorithm) {
      case "MD5" -> 32;
      case "SHA-1" -> 40;
      case "SHA-256" -> 64;
      case "SHA-384" -> 96;
      case "SHA-512" -> 128;
      default -> -1;
    };
  }

  private static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Source: W3C Subresource Integrity, which npm, Yarn and pnpm use.
  static List<Hash> ofIntegrity(String text) {
    List<Hash> hashes = new ArrayList<>(1);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      end = end < 0 ? text.length() : end;
      int dash = text.indexOf('-', at);
      if (dash > at && dash < end && text.startsWith("sha", at)) {
        addIntegrity("SHA-" + text.substring(at + 3, dash), text.substring(dash + 1, end), hashes);
      }
      at = end + 1;
    }
    return hashes;
  }

  private static void addIntegrity(String algorithm, String base64, List<Hash> hashes) {
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (2 * digest.length == digits(algorithm)) {
        hashes.add(new Hash(algorithm, HexFormat.of().formatHex(digest)));
      }
    } catch (IllegalArgumentException e) {
      // no digest: as if it were not there
    }
  }
}
