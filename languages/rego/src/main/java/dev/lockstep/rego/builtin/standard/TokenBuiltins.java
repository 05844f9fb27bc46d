package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.jwt.Jwk;
import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.rego.builtin.jwt.VerificationKey;
import dev.lockstep.rego.builtin.jwt.VerificationKeys;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// JSON Web Tokens.
final class TokenBuiltins {
  private static final int MAX_NESTING = 16;

  static final List<Builtin> ALL = all();

  private TokenBuiltins() {}

  private static List<Builtin> all() {
    List<Builtin> all = new ArrayList<>();
    all.add(
        Builtin.of(
            "io.jwt.decode",
            "string => array<object[any: any], object[any: any], string>",
            (o, c) -> decode(Operands.string(o, 1), 0, c)));
    all.add(
        Builtin.of(
            "io.jwt.decode_verify",
            "string, object[string: any] => array<boolean, object[any: any], object[any: any]>",
            TokenVerification::decodeVerify,
            Builtin.Trait.NONDETERMINISTIC));
    all.add(
        Builtin.of(
            "io.jwt.encode_sign",
            "object[string: any], object[string: any], object[string: any] => string",
            TokenBuiltins::encodeSign,
            Builtin.Trait.NONDETERMINISTIC));
    all.add(
        Builtin.of(
            "io.jwt.encode_sign_raw",
            "string, string, string => string",
            TokenBuiltins::encodeSignRaw,
            Builtin.Trait.NONDETERMINISTIC));
    for (String algorithm : Signatures.ALGORITHMS.stream().sorted().toList()) {
      boolean secret = algorithm.startsWith("HS");
      all.add(
          Builtin.of(
              "io.jwt.verify_" + algorithm.toLowerCase(Locale.ROOT),
              "string, string => boolean",
              (o, c) -> secret ? verifySecret(algorithm, o, c) : verify(algorithm, o, c)));
    }
    return List.copyOf(all);
  }

  private static Value decode(String text, int nesting, CallContext context) throws BuiltinFailure {
    context.spend(1 + text.length() / 32);
    JsonWebToken token = JsonWebToken.parse(text);
    ObjectValue header = token.header();
    String payload = token.payload();
    if (JsonWebToken.headerText(header, "cty").equals("JWT")) {
      if (nesting == MAX_NESTING) {
        throw BuiltinFailure.of("tokens nest too deeply");
      }
      return decode(withoutQuotes(payload), nesting + 1, context);
    }
    ObjectValue claims = JsonWebToken.object(payload);
    byte[] signature;
    try {
      signature = token.signature();
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("JWT signature had invalid encoding: " + e.getMessage(), e);
    }
    return ArrayValue.of(header, claims, StringValue.of(HexFormat.of().formatHex(signature)));
  }

  private static String withoutQuotes(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && "\"'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  /// The keys of a certificate or key set, from the cache where they were read before.
  static List<VerificationKey> keys(String text, CallContext context) throws BuiltinFailure {
    Keys key = new Keys(text);
    if (context.cached(key) instanceof Parsed known) {
      return known.keys;
    }
    context.spend(16 + text.length() / 8);
    Parsed parsed = new Parsed(VerificationKeys.read(text));
    context.cache(key, parsed);
    return parsed.keys;
  }

  private static Value verify(String algorithm, Value[] operands, CallContext context)
      throws BuiltinFailure {
    JsonWebToken token = JsonWebToken.parse(Operands.string(operands, 1));
    List<VerificationKey> keys = keys(Operands.string(operands, 2), context);
    byte[] signature = token.signature();
    ObjectValue header = token.header();
    TokenVerification.checkHeader(header);
    return BooleanValue.of(
        TokenVerification.verifies(keys, algorithm, header, token.content(), signature, context));
  }

  private static Value verifySecret(String algorithm, Value[] operands, CallContext context)
      throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    byte[] secret = Operands.string(operands, 2).getBytes(StandardCharsets.UTF_8);
    JsonWebToken token = JsonWebToken.parse(text);
    byte[] signature = token.signature();
    context.spend(16 + text.length() / 32);
    return BooleanValue.of(
        MessageDigest.isEqual(signature, Signatures.hmac(algorithm, secret, token.content())));
  }

  private static Value encodeSign(Value[] operands, CallContext context) throws BuiltinFailure {
    return sign(
        JsonWriter.write(operands[0]),
        JsonWriter.write(operands[1]),
        JsonWriter.write(operands[2]),
        context);
  }

  private static Value encodeSignRaw(Value[] operands, CallContext context) throws BuiltinFailure {
    String key = Operands.string(operands, 3);
    return sign(Operands.string(operands, 1), Operands.string(operands, 2), key, context);
  }

  private static Value sign(String header, String payload, String key, CallContext context)
      throws BuiltinFailure {
    context.spend(64 + (header.length() + payload.length()) / 32);
    Jwk jwk = Jwk.first(key);
    ObjectValue headers = headers(header);
    if (header.isBlank()) {
      throw BuiltinFailure.of(
          "missing or invalid 'alg' header: cannot parse JSON: cannot parse empty string");
    }
    if (!(headers.get("alg") instanceof StringValue algorithm)) {
      throw BuiltinFailure.of("missing or invalid 'alg' header: failed to get string");
    }
    if (!Signatures.ALGORITHMS.contains(algorithm.text())) {
      throw BuiltinFailure.of("unknown JWS algorithm: " + algorithm.text());
    }
    boolean token = !(headers.get("typ") instanceof StringValue type) || type.text().equals("JWT");
    if (token && !isJson(payload)) {
      throw BuiltinFailure.of("type is JWT but payload is not JSON");
    }
    String content = encoded(bytes(header)) + "." + encoded(bytes(payload));
    byte[] signature = Signatures.sign(algorithm.text(), jwk.signingKey(), bytes(content));
    return StringValue.of(content + "." + encoded(signature));
  }

  private static ObjectValue headers(String header) {
    try {
      return JsonReader.read(header) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
    } catch (MalformedDocument e) {
      return ObjectValue.EMPTY;
    }
  }

  private static boolean isJson(String text) {
    try {
      JsonReader.read(text);
      return true;
    } catch (MalformedDocument e) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private record Keys(String text) {}

  private record Parsed(List<VerificationKey> keys) {}
}
