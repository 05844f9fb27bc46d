package dev.lockstep.rego.builtin.jwt;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the keys that signatures are verified with.
public final class VerificationKeys {
  private VerificationKeys() {}

  /// The keys of `text`: a certificate or public key in PEM, a JWK or a set of them.
  ///
  /// @throws BuiltinFailure where it is none of these
  public static List<VerificationKey> read(String text) throws BuiltinFailure {
    Pem.Blocks pem = Pem.read(text);
    if (pem.blocks().isEmpty()) {
      return ofJwks(text);
    }
    if (pem.blocks().size() > 1 || !pem.rest().isEmpty()) {
      throw BuiltinFailure.of("extra data after a PEM certificate block");
    }
    Pem.Block block = pem.blocks().getFirst();
    return switch (block.type()) {
      case "CERTIFICATE" -> List.of(new VerificationKey("", "", ofCertificate(block.bytes())));
      case "PUBLIC KEY" -> List.of(new VerificationKey("", "", publicKey(block.bytes())));
      default -> throw BuiltinFailure.of("failed to extract a Key from the PEM certificate");
    };
  }

  private static PublicKey ofCertificate(byte[] bytes) throws BuiltinFailure {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes))
          .getPublicKey();
    } catch (CertificateException e) {
      throw BuiltinFailure.of("failed to parse a PEM certificate: " + e.getMessage(), e);
    }
  }

  private static PublicKey publicKey(byte[] bytes) throws BuiltinFailure {
    GeneralSecurityException last = null;
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw BuiltinFailure.of(
        "failed to parse a PEM public key: x509: unknown public key algorithm",
        Objects.requireNonNull(last));
  }

  private static List<VerificationKey> ofJwks(String text) throws BuiltinFailure {
    Value document;
    try {
      document = JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of("failed to parse a JWK key (set): " + e.getMessage(), e);
    }
    List<VerificationKey> keys = new ArrayList<>();
    for (ObjectValue jwk : members(document)) {
      Jwk key = new Jwk(jwk);
      String algorithm = key.text("alg");
      if (algorithm.isEmpty() || Signatures.ALGORITHMS.contains(algorithm)) {
        keys.add(new VerificationKey(algorithm, key.text("kid"), publicKey(key)));
      }
    }
    return keys;
  }

  private static Key publicKey(Jwk key) throws BuiltinFailure {
    try {
      return key.publicKey();
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("failed to parse a JWK key (set): " + e.getMessage(), e);
    }
  }

  /// The keys of a set; a key alone is a set of one.
  static List<ObjectValue> members(Value document) throws BuiltinFailure {
    if (!(document instanceof ObjectValue object)) {
      throw BuiltinFailure.of("failed to parse a JWK key (set): not an object");
    }
    if (!(object.get("keys") instanceof ArrayValue array)) {
      return List.of(object);
    }
    List<ObjectValue> keys = new ArrayList<>();
    for (Value element : array) {
      if (!(element instanceof ObjectValue key)) {
        throw BuiltinFailure.of("failed to parse a JWK key (set): not an object");
      }
      keys.add(key);
    }
    return keys;
  }
}
