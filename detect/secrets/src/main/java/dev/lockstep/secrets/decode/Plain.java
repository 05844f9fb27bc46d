package dev.lockstep.secrets.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What encoded bytes say. Only printable ASCII counts as an answer, but for Unicode escapes.
final class Plain {
  /// Nothing that could be decoded.
  static final byte[] NONE = {};

  private static final byte[] HEX = new byte[256];
  private static final byte[] BASE64 = new byte[256];
  private static final byte[] BASE64_URL = new byte[256];

  static {
    Arrays.fill(HEX, (byte) -1);
    Arrays.fill(BASE64, (byte) -1);
    for (int i = 0; i < 10; i++) {
      HEX['0' + i] = (byte) i;
      BASE64['0' + i] = (byte) (52 + i);
    }
    for (int i = 0; i < 6; i++) {
      HEX['a' + i] = (byte) (10 + i);
      HEX['A' + i] = (byte) (10 + i);
    }
    for (int i = 0; i < 26; i++) {
      BASE64['A' + i] = (byte) i;
      BASE64['a' + i] = (byte) (26 + i);
    }
    System.arraycopy(BASE64, 0, BASE64_URL, 0, 256);
    BASE64['+'] = 62;
    BASE64['/'] = 63;
    BASE64_URL['-'] = 62;
    BASE64_URL['_'] = 63;
  }

  private Plain() {}

  static byte[] of(Encoding encoding, byte[] bytes, int from, int to) {
    return switch (encoding) {
      case PERCENT -> percent(bytes, from, to);
      case UNICODE -> unicode(bytes, from, to);
      case HEX -> hex(bytes, from, to);
      case BASE64 -> base64(bytes, from, to);
    };
  }

  static boolean isHex(byte value) {
    return HEX[value & 0xff] >= 0;
  }

  private static byte[] percent(byte[] bytes, int from, int to) {
    byte[] out = new byte[to - from];
    int size = 0;
    for (int at = from; at < to; ) {
      if (bytes[at] == '%' && at + 2 < to && isHex(bytes[at + 1]) && isHex(bytes[at + 2])) {
        int value = pair(bytes, at + 1);
        if (!isPrintable(value)) {
          return NONE;
        }
        out[size++] = (byte) value;
        at += 3;
      } else {
        out[size++] = bytes[at++];
      }
    }
    return Arrays.copyOf(out, size);
  }

  /// Four hex digits behind each `u` or `U+`; half a surrogate pair is U+FFFD, as in Go.
  private static byte[] unicode(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) / 4);
    for (int at = from; at + 4 <= to; ) {
      boolean escape = bytes[at] == 'u' || bytes[at] == 'U';
      if (!escape) {
        at++;
        continue;
      }
      at += bytes[at + 1] == '+' ? 2 : 1;
      int point = pair(bytes, at) << 8 | pair(bytes, at + 2);
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      out.writeBytes(
          Character.toString(surrogate ? 0xfffd : point).getBytes(StandardCharsets.UTF_8));
      at += 4;
    }
    return out.toByteArray();
  }

  private static byte[] hex(byte[] bytes, int from, int to) {
    if ((to - from) % 2 != 0 || !hasDigit(bytes, from, to)) {
      return NONE;
    }
    byte[] out = new byte[(to - from) / 2];
    for (int i = 0; i < out.length; i++) {
      int value = pair(bytes, from + 2 * i);
      if (!isPrintable(value)) {
        return NONE;
      }
      out[i] = (byte) value;
    }
    return out;
  }

  private static byte[] base64(byte[] bytes, int from, int to) {
    if (!hasDigitOrSign(bytes, from, to)) {
      return NONE;
    }
    int end = to;
    while (bytes[end - 1] == '=') {
      end--;
    }
    byte[] plain = (to - from) % 4 == 0 ? base64(bytes, from, end, BASE64) : NONE;
    return plain.length == 0 && end == to ? base64(bytes, from, to, BASE64_URL) : plain;
  }

  private static byte[] base64(byte[] bytes, int from, int to, byte[] table) {
    int rest = (to - from) % 4;
    if (rest == 1) {
      return NONE;
    }
    byte[] out = new byte[(to - from) * 3 / 4];
    int size = 0;
    int bits = 0;
    int held = 0;
    for (int at = from; at < to; at++) {
      int value = table[bytes[at] & 0xff];
      if (value < 0) {
        return NONE;
      }
      bits = bits << 6 | value;
      held += 6;
      if (held >= 8) {
        held -= 8;
        int next = bits >> held & 0xff;
        if (!isPrintable(next)) {
          return NONE;
        }
        out[size++] = (byte) next;
      }
    }
    return out;
  }

  private static boolean hasDigit(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDigitOrSign(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if ((b <= '9' && b != '=') || b == '_') {
        return true;
      }
    }
    return false;
  }

  private static int pair(byte[] bytes, int at) {
    return HEX[bytes[at] & 0xff] << 4 | HEX[bytes[at + 1] & 0xff];
  }

  private static boolean isPrintable(int value) {
    return value > 8 && value < 0x7f;
  }
}
