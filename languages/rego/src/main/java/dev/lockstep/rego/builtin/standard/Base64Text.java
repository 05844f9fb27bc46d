package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Decodes base64 (RFC 4648) as Go does, which says where a text is wrong. Line ends may stand
/// anywhere; padding must be complete.
final class Base64Text {
  private static final String STANDARD =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String URL = STANDARD.replace('+', '-').replace('/', '_');

  private final byte[] text;
  private final String alphabet;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private Base64Text(String text, String alphabet) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.alphabet = alphabet;
  }

  static byte[] decode(String text) throws BuiltinFailure {
    return new Base64Text(text, STANDARD).decode();
  }

  /// As [#decode], in the alphabet for addresses; padding may be missing altogether.
  static byte[] decodeUrl(String text) throws BuiltinFailure {
    if (text.endsWith("=")) {
      return new Base64Text(text, URL).decode();
    }
    return switch (text.getBytes(StandardCharsets.UTF_8).length % 4) {
      case 0 -> new Base64Text(text, URL).decode();
      case 2 -> new Base64Text(text + "==", URL).decode();
      case 3 -> new Base64Text(text + "=", URL).decode();
      default -> throw BuiltinFailure.of("illegal base64url string: " + text);
    };
  }

  private byte[] decode() throws BuiltinFailure {
    skipLineEnds();
    while (at < text.length) {
      group();
      skipLineEnds();
    }
    return out.toByteArray();
  }

  private void skipLineEnds() {
    while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  /// Four characters, of which the last one or two may be padding.
  private void group() throws BuiltinFailure {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      skipLineEnds();
      if (at == text.length) {
        throw illegal(at - i);
      }
      byte c = text[at++];
      int value = c < 0 ? -1 : alphabet.indexOf(c);
      if (value < 0) {
        if (c != '=' || i < 2) {
          throw illegal(at - 1);
        }
        padding(i);
        write(bits << (6 * (4 - i)), i - 1);
        return;
      }
      bits = (bits << 6) | value;
    }
    write(bits, 3);
  }

  private void padding(int before) throws BuiltinFailure {
    skipLineEnds();
    if (before == 2) {
      if (at == text.length) {
        throw illegal(text.length);
      }
      if (text[at] != '=') {
        throw illegal(at - 1);
      }
      at++;
      skipLineEnds();
    }
    if (at < text.length) {
      throw illegal(at);
    }
  }

  private void write(int bits, int count) {
    for (int i = 0; i < count; i++) {
      out.write(bits >> (16 - 8 * i));
    }
  }

  private static BuiltinFailure illegal(int at) {
    return BuiltinFailure.of("illegal base64 data at input byte " + at);
  }
}
