package dev.lockstep.policy.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/// Reads the key that a bundle is signed with: a private key in PEM, of PKCS #8 (RFC 5208), PKCS #1
/// (RFC 8017) or SEC 1 (RFC 5915), or the secret of an HMAC algorithm as it stands.
final class SigningKey {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  /// Version 0, and the algorithm that RSA keys are of.
  private static final byte[] RSA = bytes("020100300D06092A864886F70D0101010500");

  /// The object identifiers of P-256, P-384 and P-521.
  private static final List<byte[]> CURVES =
      List.of(bytes("06082A8648CE3D030107"), bytes("06052B81040022"), bytes("06052B81040023"));

  private static final byte[] EC = bytes("06072A8648CE3D0201");
  private static final byte[] VERSION = bytes("020100");
  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 0x04;

  private SigningKey() {}

  /// @throws GeneralSecurityException where `text` is no key for `algorithm`
  static Key read(String text, String algorithm) throws GeneralSecurityException {
    if (algorithm.startsWith("HS")) {
      return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HMAC");
    }
    int begin = text.indexOf(BEGIN);
    int type = text.indexOf(DASHES, begin + BEGIN.length());
    int end = type < 0 ? -1 : text.indexOf("-----END", type + DASHES.length());
    if (begin < 0 || end < 0) {
      throw new InvalidKeySpecException("no private key in PEM");
    }
    byte[] der = decoded(text.substring(type + DASHES.length(), end));
    return switch (text.substring(begin + BEGIN.length(), type)) {
      case "PRIVATE KEY" -> generate(der, algorithm);
      case "RSA PRIVATE KEY" -> generate(wrapped(RSA, der), algorithm);
      case "EC PRIVATE KEY" -> generate(wrapped(ofCurve(der), der), algorithm);
      default -> throw new InvalidKeySpecException("no private key, or an encrypted one");
    };
  }

  private static Key generate(byte[] pkcs8, String algorithm) throws GeneralSecurityException {
    String name = algorithm.startsWith("ES") ? "EC" : algorithm.equals("EdDSA") ? "Ed25519" : "RSA";
    return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] decoded(String base64) throws InvalidKeySpecException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("the private key is not in base64", e);
    }
  }

  private static byte[] ofCurve(byte[] der) throws InvalidKeySpecException {
    String all = HexFormat.of().formatHex(der);
    for (byte[] curve : CURVES) {
      if (all.contains(HexFormat.of().formatHex(curve))) {
        return joined(VERSION, element(SEQUENCE, joined(EC, curve)));
      }
    }
    throw new InvalidKeySpecException("the private key names no curve that is known");
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, joined(algorithm, element(OCTETS, key)));
  }

  private static byte[] element(byte tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >>> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
