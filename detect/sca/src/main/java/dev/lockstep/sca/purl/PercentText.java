package dev.lockstep.sca.purl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as package URLs use it: all but RFC 3986's unreserved characters and the colon.
final class PercentText {
  private static final String HEX = "0123456789ABCDEF";

  private PercentText() {}

  static void encode(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      if (!isKept(text.charAt(i))) {
        out.append(text, 0, i);
        encodeBytes(text.substring(i), out);
        return;
      }
    }
    out.append(text);
  }

  /// Encodes what stands between slashes.
  static void encodeSegments(String path, StringBuilder out) {
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      encode(path.substring(from, slash), out);
      out.append('/');
      from = slash + 1;
    }
    encode(path.substring(from), out);
  }

  private static void encodeBytes(String text, StringBuilder out) {
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isKept((char) (octet & 0xff))) {
        out.append((char) octet);
      } else {
        out.append('%').append(HEX.charAt((octet & 0xff) >> 4)).append(HEX.charAt(octet & 15));
      }
    }
  }

  private static boolean isKept(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_'
        || c == '~'
        || c == ':';
  }

  static String decode(String text) throws MalformedPurl {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte octet = bytes[i];
      if (octet == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new MalformedPurl("\"" + text + "\" has a % that encodes nothing");
        }
        octet = (byte) (high << 4 | low);
        i += 2;
      }
      bytes[length++] = octet;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      MalformedPurl malformed = new MalformedPurl("\"" + text + "\" encodes no UTF-8");
      malformed.initCause(e);
      throw malformed;
    }
  }
}
