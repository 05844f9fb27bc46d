package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests and keyed digests of strings, in hex.
final class DigestBuiltins {
  static final List<Builtin> ALL =
      List.of(
          digest("crypto.md5", "MD5"),
          digest("crypto.sha1", "SHA-1"),
          digest("crypto.sha256", "SHA-256"),
          hmac("crypto.hmac.md5", "HmacMD5"),
          hmac("crypto.hmac.sha1", "HmacSHA1"),
          hmac("crypto.hmac.sha256", "HmacSHA256"),
          hmac("crypto.hmac.sha512", "HmacSHA512"),
          Builtin.of("crypto.hmac.equal", "string, string => boolean", (o, _) -> equal(o)));

  private DigestBuiltins() {}

  private static Builtin digest(String name, String algorithm) {
    return Builtin.of(name, "string => string", (o, c) -> digest(o, c, algorithm));
  }

  private static Builtin hmac(String name, String algorithm) {
    return Builtin.of(name, "string, string => string", (o, c) -> hmac(o, c, algorithm));
  }

  private static Value digest(Value[] operands, CallContext context, String algorithm)
      throws BuiltinFailure {
    byte[] text = bytes(operands, 1);
    context.spend(text.length / 64);
    try {
      return hex(MessageDigest.getInstance(algorithm).digest(text));
    } catch (GeneralSecurityException e) {
      throw BuiltinFailure.of(algorithm + " is not available", e);
    }
  }

  private static Value hmac(Value[] operands, CallContext context, String algorithm)
      throws BuiltinFailure {
    byte[] text = bytes(operands, 1);
    byte[] key = bytes(operands, 2);
    context.spend(text.length / 64);
    try {
      Mac mac = Mac.getInstance(algorithm);
      // An empty key is one zero byte: both are padded to the same block.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
      return hex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw BuiltinFailure.of(algorithm + " is not available", e);
    }
  }

  /// Takes the same time wherever the strings differ.
  private static Value equal(Value[] operands) throws BuiltinFailure {
    return BooleanValue.of(MessageDigest.isEqual(bytes(operands, 1), bytes(operands, 2)));
  }

  private static byte[] bytes(Value[] operands, int position) throws BuiltinFailure {
    return Operands.string(operands, position).getBytes(StandardCharsets.UTF_8);
  }

  private static Value hex(byte[] digest) {
    return StringValue.of(HexFormat.of().formatHex(digest));
  }
}
