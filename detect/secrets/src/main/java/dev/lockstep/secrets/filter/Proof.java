package dev.lockstep.secrets.filter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a checksum within a token says, without asking anyone.
///
/// @param result whether it holds; unknown where the format has none
/// @param phrase what was checked, in words
public record Proof(Result result, String phrase) {
  private static final Proof NONE = new Proof(Result.UNKNOWN, "");

  /// What came out.
  public enum Result {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  /// @param name of the checksum, as a rule's `proof` says; empty for none
  public static Proof of(String name, byte[] secret) {
    String token = new String(secret, StandardCharsets.ISO_8859_1);
    return switch (name) {
      case "crc32-base62" -> TokenChecksum.base62(token);
      case "crc32-base36" -> TokenChecksum.base36(token);
      case "crc32-hex" -> TokenChecksum.littleEndianHex(token);
      case "nkey" -> NatsSeed.proof(token);
      case "bech32" -> Bech32.proof(token);
      case "jwt" -> jwt(token);
      default -> NONE;
    };
  }

  public boolean holds() {
    return result == Result.HOLDS;
  }

  public boolean isFailed() {
    return result == Result.FAILS;
  }

  static Proof holds(String phrase) {
    return new Proof(Result.HOLDS, phrase);
  }

  static Proof fails(String phrase) {
    return new Proof(Result.FAILS, phrase);
  }

  private static Proof jwt(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return fails("no header");
    }
    try {
      String header =
          new String(
              Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return header.startsWith("{") && header.contains("\"alg\"")
          ? holds("the header is a JWT's")
          : fails("the header is no JWT's");
    } catch (IllegalArgumentException e) {
      return fails("the header is no base64url: " + e.getMessage());
    }
  }
}
