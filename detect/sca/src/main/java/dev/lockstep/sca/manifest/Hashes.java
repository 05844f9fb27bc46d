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
    int digits =
        switch (algorithm) {
          case "MD5" -> 32;
          case "SHA-1" -> 40;
          case "SHA-256" -> 64;
          case "SHA-384" -> 96;
          case "SHA-512" -> 128;
          default -> -1;
        };
    boolean sound = hex.length() == digits && isHexadecimal(hex);
    return sound
        ? Optional.of(new Hash(algorithm, hex.toLowerCase(Locale.ROOT)))
        : Optional.empty();
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
    for (String one : text.strip().split("\\s+", -1)) {
      int dash = one.indexOf('-');
      if (dash > 0 && one.startsWith("sha")) {
        String algorithm = "SHA-" + one.substring(3, dash);
        hex(one.substring(dash + 1)).flatMap(hex -> of(algorithm, hex)).ifPresent(hashes::add);
      }
    }
    return hashes;
  }

  private static Optional<String> hex(String base64) {
    try {
      return Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
