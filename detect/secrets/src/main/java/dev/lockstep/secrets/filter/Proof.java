package dev.lockstep.secrets.filter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/// What a checksum within a token says, without asking anyone.
///
/// @param result whether it holds; unknown where the format has none
/// @param phrase what was checked, in words
public record Proof(Result result, String phrase) {
  private static final Proof NONE = new Proof(Result.UNKNOWN, "");
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CHECKSUM_LENGTH = 6;

  /// What came out.
  public enum Result {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  /// @param name of the checksum, as a rule's `proof` says; empty for none
  public static Proof of(String name, byte[] secret) {
    return switch (name) {
      case "crc32-base62" -> crc32(new String(secret, StandardCharsets.ISO_8859_1));
      case "jwt" -> jwt(new String(secret, StandardCharsets.ISO_8859_1));
      default -> NONE;
    };
  }

  public boolean holds() {
    return result == Result.HOLDS;
  }

  public boolean isFailed() {
    return result == Result.FAILS;
  }

  private static Proof crc32(String token) {
    int start = token.indexOf('_') + 1;
    int end = token.length() - CHECKSUM_LENGTH;
    if (start == 0 || end <= start) {
      return new Proof(Result.FAILS, "too short for its checksum");
    }
    CRC32 crc = new CRC32();
    crc.update(token.substring(start, end).getBytes(StandardCharsets.ISO_8859_1));
    long stated = 0;
    for (int i = end; i < token.length(); i++) {
      int digit = BASE_62.indexOf(token.charAt(i));
      if (digit < 0) {
        return new Proof(Result.FAILS, "the CRC-32 does not match");
      }
      stated = stated * BASE_62.length() + digit;
    }
    return stated == crc.getValue()
        ? new Proof(Result.HOLDS, "the CRC-32 matches")
        : new Proof(Result.FAILS, "the CRC-32 does not match");
  }

  private static Proof jwt(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return new Proof(Result.FAILS, "no header");
    }
    try {
      String header =
          new String(
              Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return header.startsWith("{") && header.contains("\"alg\"")
          ? new Proof(Result.HOLDS, "the header is a JWT's")
          : new Proof(Result.FAILS, "the header is no JWT's");
    } catch (IllegalArgumentException e) {
      return new Proof(Result.FAILS, "the header is no base64url: " + e.getMessage());
    }
  }
}
