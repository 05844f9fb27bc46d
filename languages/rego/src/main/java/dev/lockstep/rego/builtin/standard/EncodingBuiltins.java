package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.Utf8Text;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Strings as base64 (RFC 4648, with and without the alphabet for addresses) and as hex.
final class EncodingBuiltins {
  private static final String TEXT = "string => string";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("base64.encode", TEXT, (o, _) -> encode(Base64.getEncoder(), o)),
          Builtin.of(
              "base64.decode", TEXT, (o, _) -> text(Base64Text.decode(Operands.string(o, 1)))),
          Builtin.of(
              "base64.is_valid", "string => boolean", (o, _) -> BooleanValue.of(isBase64(o[0]))),
          Builtin.of("base64url.encode", TEXT, (o, _) -> encode(Base64.getUrlEncoder(), o)),
          Builtin.of(
              "base64url.encode_no_pad",
              TEXT,
              (o, _) -> encode(Base64.getUrlEncoder().withoutPadding(), o)),
          Builtin.of(
              "base64url.decode",
              TEXT,
              (o, _) -> text(Base64Text.decodeUrl(Operands.string(o, 1)))),
          Builtin.of(
              "hex.encode", TEXT, (o, _) -> StringValue.of(HexFormat.of().formatHex(bytes(o)))),
          Builtin.of("hex.decode", TEXT, (o, _) -> decodeHex(o)));

  private EncodingBuiltins() {}

  private static byte[] bytes(Value[] operands) throws BuiltinFailure {
    return Operands.string(operands, 1).getBytes(StandardCharsets.UTF_8);
  }

  private static Value encode(Base64.Encoder encoder, Value[] operands) throws BuiltinFailure {
    return StringValue.of(encoder.encodeToString(bytes(operands)));
  }

  private static Value text(byte[] bytes) {
    return StringValue.of(Utf8Text.of(bytes));
  }

  private static boolean isBase64(Value value) {
    if (!(value instanceof StringValue string)) {
      return false;
    }
    try {
      Base64Text.decode(string.text());
      return true;
    } catch (BuiltinFailure e) {
      return false;
    }
  }

  private static Value decodeHex(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw BuiltinFailure.of("encoding/hex: invalid byte: " + shown(text.codePointAt(i)));
      }
    }
    if (text.length() % 2 != 0) {
      throw BuiltinFailure.of("encoding/hex: odd length hex string");
    }
    return StringValue.of(Utf8Text.of(HexFormat.of().parseHex(text)));
  }

  private static String shown(int c) {
    return String.format(Locale.ROOT, "U+%04X '%s'", c, Character.toString(c));
  }
}
