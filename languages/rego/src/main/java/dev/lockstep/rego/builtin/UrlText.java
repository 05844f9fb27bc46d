package dev.lockstep.rego.builtin;

import dev.lockstep.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent encoding (RFC 3986) as Go's package `net/url` does it.
public final class UrlText {
  private static final String HEX = "0123456789ABCDEF";

  private UrlText() {}

  /// `text` as part of a query: a space becomes `+`.
  public static String encodeQuery(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        out.append((char) b);
      } else if (b == ' ') {
        out.append('+');
      } else {
        out.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
      }
    }
    return out.toString();
  }

  /// `path` with all escaped that must be in a path.
  public static String encodePath(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b) || "$&+,/:;=@".indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(int b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || "-_.~".indexOf(b) >= 0;
  }

  /// The text that `encoded`, a part of a query, stands for.
  public static String decodeQuery(String encoded) throws BuiltinFailure {
    return decode(encoded, true);
  }

  /// The text that `encoded`, a path, stands for.
  public static String decodePath(String encoded) throws BuiltinFailure {
    return decode(encoded, false);
  }

  private static String decode(String encoded, boolean plusIsSpace) throws BuiltinFailure {
    if (encoded.indexOf('%') < 0 && !(plusIsSpace && encoded.indexOf('+') >= 0)) {
      return encoded;
    }
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? hexDigit(bytes[i + 1]) : -1;
        int low = i + 2 < bytes.length ? hexDigit(bytes[i + 2]) : -1;
        if (i + 2 >= bytes.length || high < 0 || low < 0) {
          throw invalidEscape(bytes, i);
        }
        out.write((high << 4) | low);
        i += 2;
      } else {
        out.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hexDigit(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  private static BuiltinFailure invalidEscape(byte[] bytes, int at) {
    int length = Math.min(3, bytes.length - at);
    String escape = new String(bytes, at, length, StandardCharsets.UTF_8);
    return BuiltinFailure.of("invalid URL escape " + StringValue.of(escape));
  }
}
