package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.rego.builtin.jwt.VerificationKey;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Verifies tokens: their signature by any of some keys, and their claims by constraints.
final class TokenVerification {
  private static final int MAX_NESTING = 16;
  private static final double NANOS_A_SECOND = 1e9;
  private static final Set<String> KNOWN_HEADERS = Set.of("alg", "kid", "typ", "cty", "crit");
  private static final Value UNVERIFIED =
      ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

  private final ObjectValue constraints;
  private final CallContext context;
  private @Nullable List<VerificationKey> keys;
  private String secret = "";
  private String algorithm = "";
  private String issuer = "";
  private String audience = "";
  private double nanos;

  private TokenVerification(ObjectValue constraints, CallContext context) {
    this.constraints = constraints;
    this.context = context;
    this.nanos = context.nowNanos();
  }

  static Value decodeVerify(Value[] operands, CallContext context) throws BuiltinFailure {
    TokenVerification verification = new TokenVerification(Operands.object(operands, 2), context);
    verification.readConstraints();
    return verification.verify(Operands.string(operands, 1), 0);
  }

  private void readConstraints() throws BuiltinFailure {
    for (int i = 0; i < constraints.size(); i++) {
      Value value = constraints.value(i);
      String name = constraints.key(i) instanceof StringValue string ? string.text() : "";
      switch (name) {
        case "cert" -> keys = TokenBuiltins.keys(text(name, value), context);
        case "secret" -> secret = text(name, value);
        case "alg" -> algorithm = text(name, value);
        case "iss" -> issuer = text(name, value);
        case "aud" -> audience = text(name, value);
        case "time" -> nanos = time(value);
        default -> throw BuiltinFailure.of("unknown token validation constraint: " + name);
      }
    }
    if (keys != null && !secret.isEmpty()) {
      throw BuiltinFailure.of("duplicate key constraints");
    }
    if (keys == null && secret.isEmpty()) {
      throw BuiltinFailure.of("no key constraint");
    }
  }

  private static String text(String name, Value value) throws BuiltinFailure {
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.of(name + " constraint: must be a string");
  }

  private static double time(Value value) throws BuiltinFailure {
    if (!(value instanceof NumberValue number)) {
      throw BuiltinFailure.of("token time constraint: must be a number");
    }
    if (number.signum() < 0) {
      throw BuiltinFailure.of("token time constraint: must not be negative");
    }
    return number.doubleValue();
  }

  private Value verify(String text, int nesting) throws BuiltinFailure {
    context.spend(16 + text.length() / 16);
    JsonWebToken token = JsonWebToken.parse(text);
    ObjectValue header = token.header();
    checkHeader(header);
    String used = JsonWebToken.headerText(header, "alg");
    boolean acceptable = algorithm.isEmpty() || algorithm.equals(used);
    if (used.isEmpty() || hasUnknownCritical(header) || !acceptable) {
      return UNVERIFIED;
    }
    if (!isSigned(token, header, used)) {
      return UNVERIFIED;
    }
    String payload = token.payload();
    if (JsonWebToken.headerText(header, "cty").equalsIgnoreCase("JWT")) {
      if (nesting == MAX_NESTING) {
        throw BuiltinFailure.of("tokens nest too deeply");
      }
      return verify(payload, nesting + 1);
    }
    ObjectValue claims = JsonWebToken.object(payload);
    return hasIssuer(claims) && hasAudience(claims) && isTimely(claims)
        ? ArrayValue.of(BooleanValue.TRUE, header, claims)
        : UNVERIFIED;
  }

  private boolean isSigned(JsonWebToken token, ObjectValue header, String used)
      throws BuiltinFailure {
    byte[] signature = token.signature();
    List<VerificationKey> asymmetric = keys;
    if (asymmetric != null) {
      return verifies(asymmetric, used, header, token.content(), signature, context);
    }
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HMAC");
    return Signatures.verify(used, key, token.content(), signature);
  }

  /// Checks the types of what a header says.
  static void checkHeader(ObjectValue header) throws BuiltinFailure {
    for (String name : List.of("alg", "cty", "kid", "typ")) {
      JsonWebToken.headerText(header, name);
    }
    Value critical = header.get("crit");
    if (critical == null) {
      return;
    }
    if (!(critical instanceof ArrayValue names)) {
      throw BuiltinFailure.of("crit: must be a list");
    }
    if (names.size() == 0 || !(names.get(0) instanceof StringValue)) {
      throw BuiltinFailure.of("crit: must be a nonempty list");
    }
  }

  private static boolean hasUnknownCritical(ObjectValue header) {
    Set<Value> critical = new HashSet<>();
    if (header.get("crit") instanceof ArrayValue names) {
      critical.addAll(names.asList());
    }
    for (Value name : header.keys()) {
      boolean known = name instanceof StringValue text && KNOWN_HEADERS.contains(text.text());
      if (!known && critical.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of `keys` verifies `signature`: the one that the header names, if there is one,
  /// else any that is for the algorithm.
  static boolean verifies(
      List<VerificationKey> keys,
      String algorithm,
      ObjectValue header,
      byte[] content,
      byte[] signature,
      CallContext context)
      throws BuiltinFailure {
    String id = JsonWebToken.headerText(header, "kid");
    String named = JsonWebToken.headerText(header, "alg");
    for (VerificationKey key : keys) {
      if (!id.isEmpty() && key.id().equals(id)) {
        return Signatures.verify(algorithm, key.key(), content, signature);
      }
    }
    for (VerificationKey key : keys) {
      context.spend(16);
      boolean fits = key.algorithm().isEmpty() || key.algorithm().equals(named);
      if (fits && Signatures.verify(algorithm, key.key(), content, signature)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasIssuer(ObjectValue claims) {
    return issuer.isEmpty()
        || (claims.get("iss") instanceof StringValue string && string.text().equals(issuer));
  }

  private boolean hasAudience(ObjectValue claims) {
    return switch (claims.get("aud")) {
      case null -> audience.isEmpty();
      case StringValue string -> string.text().equals(audience);
      case ArrayValue array -> array.asList().contains(StringValue.of(audience));
      default -> false;
    };
  }

  private boolean isTimely(ObjectValue claims) throws BuiltinFailure {
    NumberValue now = NumberValue.parse(Double.toString(nanos / NANOS_A_SECOND));
    Value expiry = claims.get("exp");
    if (expiry != null && !(expiry instanceof NumberValue)) {
      throw BuiltinFailure.of("exp value must be a number");
    }
    if (expiry != null && now.compareTo(expiry) >= 0) {
      return false;
    }
    Value start = claims.get("nbf");
    if (start != null && !(start instanceof NumberValue)) {
      throw BuiltinFailure.of("nbf value must be a number");
    }
    return start == null || now.compareTo(start) >= 0;
  }
}
