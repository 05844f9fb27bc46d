package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.jwt.Pem;
import dev.lockstep.rego.builtin.x509.CertificateChain;
import dev.lockstep.rego.builtin.x509.CertificateObjects;
import dev.lockstep.rego.builtin.x509.PrivateKeyObjects;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates and private keys.
final class CertificateBuiltins {
  private static final String BEGIN = "-----BEGIN";
  private static final String VERIFIED = "array<boolean, array[object[string: any]]>";
  private static final Value UNVERIFIED = ArrayValue.of(BooleanValue.FALSE, ArrayValue.EMPTY);

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "crypto.x509.parse_certificates",
              "string => array[object[string: any]]",
              (o, c) -> objects(certificates(text(o, c)))),
          Builtin.of(
              "crypto.x509.parse_and_verify_certificates",
              "string => " + VERIFIED,
              (o, c) -> verify(text(o, c), CertificateDemand.byDefault(c))),
          Builtin.of(
              "crypto.x509.parse_and_verify_certificates_with_options",
              "string, object[string: any] => " + VERIFIED,
              (o, c) -> verify(text(o, c), CertificateDemand.of(Operands.object(o, 2), c))),
          Builtin.of(
              "crypto.x509.parse_certificate_request",
              "string => object[string: any]",
              (o, c) -> request(text(o, c))),
          Builtin.of(
              "crypto.x509.parse_keypair",
              "string, string => object[string: any]",
              (o, c) -> keyPair(text(o, c), Operands.string(o, 2))),
          Builtin.of(
              "crypto.x509.parse_rsa_private_key",
              "string => object[string: any]",
              (o, c) -> rsaKey(text(o, c))),
          Builtin.of(
              "crypto.parse_private_keys",
              "string => array[object[string: any]]",
              (o, c) -> privateKeys(text(o, c))));

  private CertificateBuiltins() {}

  private static String text(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    context.spend(16 + text.length() / 8);
    return text;
  }

  /// The text of PEM that `text` is, or that its base64 is; else the bytes of its base64.
  private static byte[] decoded(String text) throws BuiltinFailure {
    return text.startsWith(BEGIN) ? text.getBytes(StandardCharsets.UTF_8) : Base64Text.decode(text);
  }

  private static boolean isPem(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(BEGIN);
  }

  private static List<byte[]> certificates(String text) throws BuiltinFailure {
    byte[] bytes = decoded(text);
    List<byte[]> certificates = new ArrayList<>();
    if (!isPem(bytes)) {
      return bytes.length == 0 ? certificates : List.of(bytes);
    }
    for (Pem.Block block : Pem.read(new String(bytes, StandardCharsets.UTF_8)).blocks()) {
      if (!block.type().equals("CERTIFICATE")) {
        throw BuiltinFailure.of("PEM block type is '" + block.type() + "', expected CERTIFICATE");
      }
      certificates.add(block.bytes());
    }
    return certificates;
  }

  private static Value objects(List<byte[]> certificates) throws BuiltinFailure {
    List<Value> objects = new ArrayList<>();
    for (byte[] certificate : certificates) {
      objects.add(CertificateObjects.certificateWithUrls(certificate));
    }
    return ArrayValue.of(objects);
  }

  private static Value verify(String text, CertificateChain.Demand demand) throws BuiltinFailure {
    List<byte[]> certificates;
    try {
      certificates = certificates(text);
      objects(certificates);
    } catch (BuiltinFailure e) {
      return UNVERIFIED;
    }
    List<byte[]> chain = CertificateChain.verified(certificates, demand);
    return chain.isEmpty() ? UNVERIFIED : ArrayValue.of(BooleanValue.TRUE, objects(chain));
  }

  private static Value request(String text) throws BuiltinFailure {
    byte[] bytes = decoded(text);
    if (isPem(bytes)) {
      List<Pem.Block> blocks = Pem.read(new String(bytes, StandardCharsets.UTF_8)).blocks();
      if (blocks.isEmpty() || !blocks.getFirst().type().equals("CERTIFICATE REQUEST")) {
        throw BuiltinFailure.of("invalid PEM-encoded certificate signing request");
      }
      bytes = blocks.getFirst().bytes();
    }
    return CertificateObjects.request(bytes);
  }

  private static Value keyPair(String certificate, String key) throws BuiltinFailure {
    List<byte[]> certificates = certificates(certificate);
    if (certificates.isEmpty()) {
      throw BuiltinFailure.of("tls: failed to find any PEM data in certificate input");
    }
    byte[] bytes = decoded(key);
    List<Pem.Block> keys =
        isPem(bytes)
            ? Pem.read(new String(bytes, StandardCharsets.UTF_8)).blocks()
            : List.of(new Pem.Block("PRIVATE KEY", bytes));
    if (keys.isEmpty()) {
      throw BuiltinFailure.of("tls: failed to find any PEM data in key input");
    }
    List<Value> encoded = new ArrayList<>();
    for (byte[] one : certificates) {
      encoded.add(StringValue.of(Base64.getEncoder().encodeToString(one)));
    }
    Pem.Block first = keys.getFirst();
    return new ObjectValue.Builder()
        .put("Certificate", ArrayValue.of(encoded))
        .put("PrivateKey", PrivateKeyObjects.object(first.type(), first.bytes()))
        .put("Leaf", CertificateObjects.certificate(certificates.getFirst()))
        .put("OCSPStaple", NullValue.NULL)
        .put("SignedCertificateTimestamps", NullValue.NULL)
        .put("SupportedSignatureAlgorithms", NullValue.NULL)
        .build();
  }

  private static List<Pem.Block> keyBlocks(String text) {
    List<Pem.Block> keys = new ArrayList<>();
    for (Pem.Block block : Pem.read(text).blocks()) {
      if (block.type().endsWith("PRIVATE KEY") && !block.type().startsWith("ENCRYPTED")) {
        keys.add(block);
      }
    }
    return keys;
  }

  private static Value rsaKey(String text) throws BuiltinFailure {
    if (text.isEmpty()) {
      throw BuiltinFailure.of("input PEM data was empty");
    }
    List<Pem.Block> keys = keyBlocks(new String(decoded(text), StandardCharsets.UTF_8));
    return keys.isEmpty()
        ? NullValue.NULL
        : PrivateKeyObjects.jwk(keys.getFirst().type(), keys.getFirst().bytes());
  }

  private static Value privateKeys(String text) throws BuiltinFailure {
    if (text.isEmpty()) {
      return NullValue.NULL;
    }
    String pem = text;
    try {
      pem = new String(Base64Text.decode(text), StandardCharsets.UTF_8);
    } catch (BuiltinFailure e) {
      // It is no base64, so it must be PEM itself.
    }
    List<Value> keys = new ArrayList<>();
    for (Pem.Block block : keyBlocks(pem)) {
      keys.add(PrivateKeyObjects.object(block.type(), block.bytes()));
    }
    return ArrayValue.of(keys);
  }
}
