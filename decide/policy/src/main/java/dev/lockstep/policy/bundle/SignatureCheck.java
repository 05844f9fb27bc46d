package dev.lockstep.policy.bundle;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.rego.builtin.jwt.VerificationKeys;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/// Verifies the signature of a bundle as Open Policy Agent makes it: one JSON Web Signature (RFC
/// 7515) in `.signatures.json`, whose payload lists each file with its digest. The algorithm is the
/// verifier's, never the token's: a token cannot choose how it is believed.
///
/// @param key a public key or certificate in PEM, a JWK, or the secret of an HMAC algorithm
/// @param algorithm one of [Signatures#ALGORITHMS]
/// @param keyId the name of the key, which the token must name; empty where any name will do
/// @param scope what the payload must be for; empty where it must name none
public record SignatureCheck(String key, String algorithm, String keyId, String scope) {

  public SignatureCheck {
    if (!Signatures.ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException("no algorithm of signatures: " + algorithm);
    }
  }

  /// @param shown the bundle's name for messages
  /// @throws LoadFailure where the bundle is not signed, not by this key, or is not what was signed
  public void verify(Bundle bundle, String shown) throws LoadFailure {
    String place = shown + "/" + Bundle.SIGNATURES;
    byte[] written = bundle.entries().get(Bundle.SIGNATURES);
    if (written == null) {
      throw new LoadFailure(shown, "has no " + Bundle.SIGNATURES + ", and a key was given");
    }
    Map<String, ObjectValue> signed = files(payload(token(written, place), place), place);
    for (Map.Entry<String, byte[]> entry : bundle.entries().entrySet()) {
      if (!entry.getKey().equals(Bundle.SIGNATURES)) {
        compare(entry.getKey(), entry.getValue(), signed.remove(entry.getKey()), shown);
      }
    }
    if (!signed.isEmpty()) {
      throw new LoadFailure(shown, "lacks what was signed: " + String.join(", ", signed.keySet()));
    }
  }

  private static String token(byte[] written, String place) throws LoadFailure {
    if (document(written, place).get("signatures") instanceof ArrayValue tokens
        && tokens.size() == 1
        && tokens.get(0) instanceof StringValue token) {
      return token.text();
    }
    throw new LoadFailure(place, "exactly one signature is expected");
  }

  private ObjectValue payload(String token, String place) throws LoadFailure {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new LoadFailure(place, "the signature is no JWS of three parts");
    }
    ObjectValue header = document(decoded(parts[0], place), place);
    ObjectValue payload = document(decoded(parts[1], place), place);
    String named = text(header, "kid").isEmpty() ? text(payload, "keyid") : text(header, "kid");
    if (!keyId.isEmpty() && !named.isEmpty() && !named.equals(keyId)) {
      throw new LoadFailure(
          place, "is signed with the key \"" + named + "\", not \"" + keyId + "\"");
    }
    byte[] content = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    if (!Signatures.verify(algorithm, key(place), content, decoded(parts[2], place))) {
      throw new LoadFailure(place, "the signature is not one of the given key by " + algorithm);
    }
    if (!text(payload, "scope").equals(scope)) {
      throw new LoadFailure(
          place,
          "is signed for the scope \"" + text(payload, "scope") + "\", not \"" + scope + "\"");
    }
    return payload;
  }

  private Key key(String place) throws LoadFailure {
    if (algorithm.startsWith("HS")) {
      return new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HMAC");
    }
    try {
      return VerificationKeys.read(key).getFirst().key();
    } catch (BuiltinFailure e) {
      throw new LoadFailure(place, "the verification key cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, ObjectValue> files(ObjectValue payload, String place)
      throws LoadFailure {
    Map<String, ObjectValue> files = new TreeMap<>();
    if (payload.get("files") instanceof ArrayValue all) {
      for (Value one : all) {
        if (!(one instanceof ObjectValue file) || text(file, "name").isEmpty()) {
          throw new LoadFailure(place, "a signed file has a name, a hash and an algorithm");
        }
        files.put(text(file, "name"), file);
      }
    }
    return files;
  }

  private static void compare(
      String name,
      byte[] bytes,
      @org.jspecify.annotations.Nullable ObjectValue signed,
      String shown)
      throws LoadFailure {
    String place = shown + "/" + name;
    if (signed == null) {
      throw new LoadFailure(place, "is not among the files that were signed");
    }
    byte[] digest = digest(text(signed, "algorithm"), hashed(name, bytes, place), place);
    if (!HexFormat.of().formatHex(digest).equals(text(signed, "hash"))) {
      throw new LoadFailure(place, "is not what was signed: its digest differs");
    }
  }

  /// Documents are hashed as canonical JSON, so that white space is free; all else as it stands.
  static byte[] hashed(String name, byte[] bytes, String place) throws LoadFailure {
    String base = name.substring(name.lastIndexOf('/') + 1);
    boolean isDocument = base.startsWith("data.") || base.equals(Manifest.NAME);
    if (!isDocument) {
      return bytes;
    }
    String shownAs = base.equals(Manifest.NAME) ? place + ".json" : place;
    Value value = PolicyLoader.document(shownAs, new String(bytes, StandardCharsets.UTF_8));
    return JsonWriter.writeVerbatim(value).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] digest(String algorithm, byte[] bytes, String place) throws LoadFailure {
    String name =
        switch (algorithm) {
          case "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512" -> algorithm;
          case "SHA-512-224" -> "SHA-512/224";
          case "SHA-512-256" -> "SHA-512/256";
          default -> throw new LoadFailure(place, "signed with an unknown digest: " + algorithm);
        };
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new LoadFailure(place, "this Java has no " + name, e);
    }
  }

  private static ObjectValue document(byte[] bytes, String place) throws LoadFailure {
    try {
      if (JsonReader.read(new String(bytes, StandardCharsets.UTF_8))
          instanceof ObjectValue object) {
        return object;
      }
      throw new LoadFailure(place, "an object is expected");
    } catch (MalformedDocument e) {
      throw new LoadFailure(place, "no JSON: " + e.getMessage(), e);
    }
  }

  private static byte[] decoded(String part, String place) throws LoadFailure {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw new LoadFailure(place, "the signature is not in base64url", e);
    }
  }

  private static String text(ObjectValue object, String name) {
    return object.get(name) instanceof StringValue text ? text.text() : "";
  }
}
