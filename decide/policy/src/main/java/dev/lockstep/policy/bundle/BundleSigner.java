package dev.lockstep.policy.bundle;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Signs a bundle as [SignatureCheck] verifies it: one JSON Web Signature over the names and
/// digests of its files.
///
/// @param key a private key in PEM, or the secret of an HMAC algorithm
/// @param algorithm one of [Signatures#ALGORITHMS]
/// @param claims what the payload says besides its files, such as `keyid` and `scope`
public record BundleSigner(String key, String algorithm, ObjectValue claims) {
  private static final String DIGEST = "SHA-256";

  public BundleSigner {
    if (!Signatures.ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException("no algorithm of signatures: " + algorithm);
    }
  }

  /// The content of [Bundle#SIGNATURES] for `entries`, by their names in the bundle.
  ///
  /// @throws LoadFailure where the key is none for the algorithm
  public byte[] sign(SortedMap<String, byte[]> entries) throws LoadFailure {
    List<Value> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      files.add(file(entry.getKey(), entry.getValue()));
    }
    Value payload = claims.toBuilder().put(text("files"), ArrayValue.of(files)).build();
    ObjectValue.Builder header = new ObjectValue.Builder();
    header.put(text("alg"), text(algorithm));
    if (claims.get("keyid") instanceof StringValue name) {
      header.put(text("kid"), name);
    }
    String content = encoded(header.build()) + "." + encoded(payload);
    String token = content + "." + base64(signature(content));
    Value signatures = ArrayValue.of(List.of(text(token)));
    return utf8(JsonWriter.write(ObjectValue.of(text("signatures"), signatures)));
  }

  private static Value file(String name, byte[] bytes) throws LoadFailure {
    byte[] digest = SignatureCheck.digest(DIGEST, SignatureCheck.hashed(name, bytes, name), name);
    ObjectValue.Builder file = new ObjectValue.Builder();
    file.put(text("name"), text(name));
    file.put(text("hash"), text(HexFormat.of().formatHex(digest)));
    return file.put(text("algorithm"), text(DIGEST)).build();
  }

  private byte[] signature(String content) throws LoadFailure {
    try {
      return Signatures.sign(
          algorithm, SigningKey.read(key, algorithm), content.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new LoadFailure("the signing key", "cannot be read: " + e.getMessage(), e);
    } catch (BuiltinFailure e) {
      throw new LoadFailure("the signing key", "cannot sign: " + e.getMessage(), e);
    }
  }

  private static String encoded(Value value) {
    return base64(utf8(JsonWriter.write(value)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static StringValue text(String text) {
    return StringValue.of(text);
  }
}
