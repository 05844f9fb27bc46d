package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.Utf8Text;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;

/// A token in its compact form (RFC 7519): header, payload and signature as they were encoded.
record JsonWebToken(String encodedHeader, String encodedPayload, String encodedSignature) {

  static JsonWebToken parse(String text) throws BuiltinFailure {
    if (text.indexOf('.') < 0) {
      throw BuiltinFailure.of("encoded JWT had no period separators");
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw BuiltinFailure.of("encoded JWT must have 3 sections, found " + parts.length);
    }
    return new JsonWebToken(parts[0], parts[1], parts[2]);
  }

  ObjectValue header() throws BuiltinFailure {
    ObjectValue header;
    String text = decoded(encodedHeader, "header");
    try {
      header = object(text);
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("bad JWT header: " + e.getMessage(), e);
    }
    if (header.get("enc") != null) {
      throw BuiltinFailure.of("JWT is a JWE object, which is not supported");
    }
    return header;
  }

  /// The text of the payload: JSON, or another token.
  String payload() throws BuiltinFailure {
    return decoded(encodedPayload, "payload");
  }

  byte[] signature() throws BuiltinFailure {
    return Base64Text.decodeUrl(encodedSignature);
  }

  /// What is signed.
  byte[] content() {
    return (encodedHeader + "." + encodedPayload).getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(String part, String name) throws BuiltinFailure {
    try {
      return Utf8Text.of(Base64Text.decodeUrl(part));
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("JWT " + name + " had invalid encoding: " + e.getMessage(), e);
    }
  }

  /// The object that `text` is in JSON.
  static ObjectValue object(String text) throws BuiltinFailure {
    Value value;
    try {
      value = JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of("invalid JSON: " + e.getMessage(), e);
    }
    if (value instanceof ObjectValue object) {
      return object;
    }
    throw BuiltinFailure.of("decoded JSON type was not an Object");
  }

  /// The string member `name` of a header; empty where there is none.
  static String headerText(ObjectValue header, String name) throws BuiltinFailure {
    Value value = header.get(name);
    if (value == null) {
      return "";
    }
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.of(name + ": must be a string");
  }
}
