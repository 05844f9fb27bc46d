package dev.lockstep.rego.builtin.jwt;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/// A JSON Web Key (RFC 7517).
public final class Jwk {
  private final ObjectValue members;

  Jwk(ObjectValue members) {
    this.members = members;
  }

  /// The first key of `text`, a key or a set of keys.
  ///
  /// @throws BuiltinFailure where there is none
  public static Jwk first(String text) throws BuiltinFailure {
    try {
      List<ObjectValue> keys = VerificationKeys.members(JsonReader.read(text));
      if (keys.isEmpty()) {
        throw BuiltinFailure.of("no keys found in JWK set");
      }
      return new Jwk(keys.getFirst());
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of("failed to parse JWK: " + e.getMessage(), e);
    }
  }

  /// The string member `name`; empty where there is none.
  String text(String name) {
    return members.get(name) instanceof StringValue string ? string.text() : "";
  }

  private byte[] bytes(String name) throws BuiltinFailure {
    String encoded = text(name);
    if (encoded.isEmpty()) {
      throw BuiltinFailure.of("required field \"" + name + "\" is missing");
    }
    try {
      return Base64.getUrlDecoder().decode(encoded.replace("=", ""));
    } catch (IllegalArgumentException e) {
      throw BuiltinFailure.of("failed to decode base64 for key " + name, e);
    }
  }

  private BigInteger number(String name) throws BuiltinFailure {
    return new BigInteger(1, bytes(name));
  }

  /// The key to verify with.
  ///
  /// @throws BuiltinFailure where it is of no known kind, or incomplete
  public Key publicKey() throws BuiltinFailure {
    try {
      return switch (text("kty")) {
        case "RSA" ->
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
        case "EC" ->
            KeyFactory.getInstance("EC")
                .generatePublic(
                    new ECPublicKeySpec(new ECPoint(number("x"), number("y")), curve()));
        case "OKP" ->
            KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point()));
        case "oct" -> new SecretKeySpec(bytes("k"), "HMAC");
        default -> throw unknownType();
      };
    } catch (GeneralSecurityException e) {
      throw BuiltinFailure.of("failed to parse JWK: " + e.getMessage(), e);
    }
  }

  /// The key to sign with.
  ///
  /// @throws BuiltinFailure where it is of no known kind, or incomplete
  public Key signingKey() throws BuiltinFailure {
    try {
      return switch (text("kty")) {
        case "RSA" -> rsaPrivateKey();
        case "EC" ->
            KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(number("d"), curve()));
        case "OKP" ->
            KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes("d")));
        case "oct" -> new SecretKeySpec(bytes("k"), "HMAC");
        default -> throw unknownType();
      };
    } catch (GeneralSecurityException e) {
      throw BuiltinFailure.of("failed to parse JWK: " + e.getMessage(), e);
    }
  }

  private Key rsaPrivateKey() throws BuiltinFailure, GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    if (text("p").isEmpty() || text("q").isEmpty()) {
      return factory.generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
    }
    BigInteger d = number("d");
    BigInteger p = number("p");
    BigInteger q = number("q");
    return factory.generatePrivate(
        new RSAPrivateCrtKeySpec(
            number("n"),
            number("e"),
            d,
            p,
            q,
            d.mod(p.subtract(BigInteger.ONE)),
            d.mod(q.subtract(BigInteger.ONE)),
            q.modInverse(p)));
  }

  private BuiltinFailure unknownType() {
    return BuiltinFailure.of(
        text("kty").isEmpty()
            ? "failed to parse JWK: missing \"kty\" field"
            : "failed to parse JWK: invalid key type \"" + text("kty") + "\"");
  }

  private ECParameterSpec curve() throws BuiltinFailure, GeneralSecurityException {
    String name =
        switch (text("crv")) {
          case "P-256" -> "secp256r1";
          case "P-384" -> "secp384r1";
          case "P-521" -> "secp521r1";
          default -> throw BuiltinFailure.of("invalid curve \"" + text("crv") + "\"");
        };
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /// The encoding of RFC 8032: y with the lowest bit of x in its highest.
  private EdECPoint point() throws BuiltinFailure {
    byte[] encoded = bytes("x");
    byte[] bigEndian = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bigEndian[i] = encoded[encoded.length - 1 - i];
    }
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7F;
    return new EdECPoint(odd, new BigInteger(1, bigEndian));
  }
}
