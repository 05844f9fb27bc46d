package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.math.BigInteger;
import java.util.List;

/// Public keys within certificates.
final class PublicKeys {
  private PublicKeys() {}

  /// Puts what `key`, a SubjectPublicKeyInfo, tells.
  static void put(ObjectValue.Builder object, Der key) throws BuiltinFailure {
    List<Der> parts = key.children();
    List<Der> algorithm = Der.child(parts, 0, Der.SEQUENCE).children();
    String id = Der.child(algorithm, 0, Der.OBJECT_IDENTIFIER).dotted();
    byte[] bits = Der.child(parts, 1, Der.BIT_STRING).bits();
    object.put("RawSubjectPublicKeyInfo", Extensions.base64(key.raw()));
    switch (id) {
      case "1.2.840.113549.1.1.1" -> put(object, 1, rsa(bits));
      case "1.2.840.10045.2.1" -> put(object, 3, curve(bits));
      case "1.3.101.112" -> put(object, 4, Extensions.base64(bits));
      default -> put(object, 0, NullValue.NULL);
    }
  }

  private static void put(ObjectValue.Builder object, int algorithm, Value key) {
    object.put("PublicKeyAlgorithm", NumberValue.of(algorithm));
    object.put("PublicKey", key);
  }

  private static Value rsa(byte[] bits) throws BuiltinFailure {
    List<Der> numbers = Der.read(bits).expect(Der.SEQUENCE).children();
    return new ObjectValue.Builder()
        .put("N", NumberValue.of(Der.child(numbers, 0, Der.INTEGER).integer()))
        .put("E", NumberValue.of(Der.child(numbers, 1, Der.INTEGER).integer()))
        .build();
  }

  /// A point in the uncompressed form.
  static Value curve(byte[] point) throws BuiltinFailure {
    if (point.length < 3 || point[0] != 4) {
      throw BuiltinFailure.of("x509: failed to unmarshal elliptic curve point");
    }
    int size = (point.length - 1) / 2;
    return new ObjectValue.Builder()
        .put("Curve", ObjectValue.EMPTY)
        .put("X", NumberValue.of(new BigInteger(1, point, 1, size)))
        .put("Y", NumberValue.of(new BigInteger(1, point, 1 + size, size)))
        .build();
  }
}
