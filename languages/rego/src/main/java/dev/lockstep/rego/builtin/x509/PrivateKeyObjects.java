package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Private keys as objects: RSA (RFC 8017) and elliptic curves (RFC 5915), alone or in PKCS #8.
public final class PrivateKeyObjects {
  private static final List<String> JWK_NAMES = List.of("n", "e", "d", "p", "q", "dp", "dq", "qi");

  private PrivateKeyObjects() {}

  /// The key in a PEM block of `type`.
  ///
  /// @throws BuiltinFailure where it holds none
  public static Value object(String type, byte[] bytes) throws BuiltinFailure {
    return switch (type) {
      case "RSA PRIVATE KEY" -> rsa(numbers(bytes));
      case "EC PRIVATE KEY" -> curve(Der.read(bytes));
      default -> {
        List<Der> parts = wrapped(bytes);
        byte[] inner = Der.child(parts, 2, Der.OCTET_STRING).content();
        yield isRsa(parts) ? rsa(numbers(inner)) : curve(Der.read(inner));
      }
    };
  }

  /// The RSA key in a PEM block of `type` as a JSON Web Key.
  ///
  /// @throws BuiltinFailure where it holds none
  public static Value jwk(String type, byte[] bytes) throws BuiltinFailure {
    byte[] inner = bytes;
    if (type.equals("PRIVATE KEY")) {
      inner = Der.child(wrapped(bytes), 2, Der.OCTET_STRING).content();
    }
    List<BigInteger> numbers = numbers(inner);
    ObjectValue.Builder jwk = new ObjectValue.Builder().put("kty", StringValue.of("RSA"));
    for (int i = 0; i < JWK_NAMES.size(); i++) {
      jwk.put(JWK_NAMES.get(i), base64Url(numbers.get(i + 1)));
    }
    return jwk.build();
  }

  private static Value base64Url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int skip = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] unsigned = java.util.Arrays.copyOfRange(bytes, skip, bytes.length);
    return StringValue.of(Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned));
  }

  private static List<Der> wrapped(byte[] bytes) throws BuiltinFailure {
    return Der.read(bytes).expect(Der.SEQUENCE).children();
  }

  private static boolean isRsa(List<Der> parts) throws BuiltinFailure {
    List<Der> algorithm = Der.child(parts, 1, Der.SEQUENCE).children();
    return Der.child(algorithm, 0, Der.OBJECT_IDENTIFIER).dotted().equals("1.2.840.113549.1.1.1");
  }

  private static List<BigInteger> numbers(byte[] bytes) throws BuiltinFailure {
    List<BigInteger> numbers = new ArrayList<>();
    for (Der part : Der.read(bytes).expect(Der.SEQUENCE).children()) {
      numbers.add(part.expect(Der.INTEGER).integer());
    }
    if (numbers.size() < JWK_NAMES.size() + 1) {
      throw Der.malformed();
    }
    return numbers;
  }

  private static Value rsa(List<BigInteger> numbers) {
    Value precomputed =
        new ObjectValue.Builder()
            .put("Dp", NumberValue.of(numbers.get(6)))
            .put("Dq", NumberValue.of(numbers.get(7)))
            .put("Qinv", NumberValue.of(numbers.get(8)))
            .put("CRTValues", ArrayValue.EMPTY)
            .build();
    return new ObjectValue.Builder()
        .put("N", NumberValue.of(numbers.get(1)))
        .put("E", NumberValue.of(numbers.get(2)))
        .put("D", NumberValue.of(numbers.get(3)))
        .put(
            "Primes", ArrayValue.of(NumberValue.of(numbers.get(4)), NumberValue.of(numbers.get(5))))
        .put("Precomputed", precomputed)
        .build();
  }

  private static Value curve(Der key) throws BuiltinFailure {
    List<Der> parts = key.expect(Der.SEQUENCE).children();
    BigInteger secret = new BigInteger(1, Der.child(parts, 1, Der.OCTET_STRING).content());
    ObjectValue.Builder object = new ObjectValue.Builder().put("D", NumberValue.of(secret));
    for (Der part : parts) {
      if (part.tag() == 0xA1
          && PublicKeys.curve(part.inner().bits()) instanceof ObjectValue point) {
        object.put("Curve", ObjectValue.EMPTY);
        for (String name : List.of("X", "Y")) {
          Value coordinate = point.get(name);
          if (coordinate != null) {
            object.put(name, coordinate);
          }
        }
      }
    }
    return object.build();
  }
}
