package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The public half of a key or its name, a certificate, a fingerprint, a constant of a standard.
final class PublicMaterial implements Filter {
  /// How public keys begin in base64 (SubjectPublicKeyInfo, RFC 5280; SSH's, RFC 4253).
  private static final List<String> BEGINNINGS =
      List.of(
          "MIGfMA0",
          "MIGeMA0",
          "MIGJMA0",
          "MIIBI",
          "MIICI",
          "MFkwEwYH",
          "MHYwEAYH",
          "MFYwEAYH",
          "ssh-rsa ",
          "ssh-ed25519 ",
          "ssh-dss ",
          "AAAAB3NzaC1",
          "AAAAC3NzaC1",
          "-----BEGIN",
          "sha1-",
          "sha256-",
          "sha384-",
          "sha512-",
          "sha1:",
          "sha256:",
          "sha512:",
          "MD5:");
  /// How names of public keys end: `server-public`, `BOB_PUB`.
  private static final List<String> ENDINGS =
      List.of("-public", "_public", ".public", "-pub", "_pub", ".pub");

  /// The GUID that every WebSocket handshake hashes (RFC 6455, section 1.3).
  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final int OCTET = 3;
  private static final int FEWEST_OCTETS = 6;

  @Override
  public String id() {
    return "public";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    String lower = secret.toLowerCase(Locale.ROOT);
    boolean known =
        BEGINNINGS.stream().anyMatch(secret::startsWith)
            || ENDINGS.stream().anyMatch(lower::endsWith)
            || secret.equalsIgnoreCase(WEB_SOCKET)
            || isFingerprint(secret);
    return known ? Optional.of("public key material or a fingerprint") : Optional.empty();
  }

  /// Octets in hex with colons between, six at least.
  private static boolean isFingerprint(String secret) {
    if (secret.length() < FEWEST_OCTETS * OCTET - 1) {
      return false;
    }
    for (int i = 0; i < FEWEST_OCTETS * OCTET - 1; i++) {
      char c = secret.charAt(i);
      if (i % OCTET == OCTET - 1 ? c != ':' : Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
