package dev.lockstep.rego.builtin.standard;

import java.util.Arrays;

/// IP addresses as Go reads and writes them (RFC 4291, RFC 5952).
final class IpAddress {
  static final int V4_BYTES = 4;
  static final int V6_BYTES = 16;
  private static final int MAPPED_PREFIX_BYTES = 12;
  private static final byte[] NONE = {};

  private IpAddress() {}

  /// The address in 4 or 16 bytes, as it is written; no bytes where `text` is none.
  static byte[] parseExact(String text) {
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  private static byte[] parseV4(String text) {
    byte[] address = new byte[V4_BYTES];
    return fillV4(text, 0, address, 0) ? address : NONE;
  }

  /// Reads four numbers without leading zeros.
  private static boolean fillV4(String text, int start, byte[] address, int at) {
    String[] parts = text.substring(start).split("\\.", -1);
    if (parts.length != V4_BYTES) {
      return false;
    }
    for (int i = 0; i < V4_BYTES; i++) {
      int number = decimalByte(parts[i]);
      if (number < 0) {
        return false;
      }
      address[at + i] = (byte) number;
    }
    return true;
  }

  private static int decimalByte(String digits) {
    if (digits.isEmpty()
        || digits.length() > 3
        || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number > 255 ? -1 : number;
  }

  private static byte[] parseV6(String text) {
    byte[] address = new byte[V6_BYTES];
    int filled = 0;
    int ellipsis = -1;
    int at = 0;
    if (text.startsWith("::")) {
      ellipsis = 0;
      at = 2;
    }
    while (at < text.length() && filled < V6_BYTES) {
      int end = at;
      int number = 0;
      while (end < text.length() && end - at < 5 && hexDigit(text.charAt(end)) >= 0) {
        number = (number << 4) | hexDigit(text.charAt(end));
        end++;
      }
      if (end < text.length() && text.charAt(end) == '.') {
        boolean fits = filled <= MAPPED_PREFIX_BYTES && (ellipsis >= 0 || filled == 12);
        if (!fits || !fillV4(text, at, address, filled)) {
          return NONE;
        }
        filled += V4_BYTES;
        at = text.length();
        break;
      }
      if (end == at || end - at > 4) {
        return NONE;
      }
      address[filled++] = (byte) (number >> 8);
      address[filled++] = (byte) number;
      at = end;
      if (at == text.length()) {
        break;
      }
      if (text.charAt(at) != ':' || at + 1 == text.length()) {
        return NONE;
      }
      at++;
      if (text.charAt(at) == ':') {
        if (ellipsis >= 0) {
          return NONE;
        }
        ellipsis = filled;
        at++;
      }
    }
    return at == text.length() ? expanded(address, filled, ellipsis) : NONE;
  }

  private static byte[] expanded(byte[] address, int filled, int ellipsis) {
    if (filled == V6_BYTES) {
      return ellipsis >= 0 ? NONE : address;
    }
    if (ellipsis < 0) {
      return NONE;
    }
    int moved = filled - ellipsis;
    System.arraycopy(address, ellipsis, address, V6_BYTES - moved, moved);
    Arrays.fill(address, ellipsis, V6_BYTES - moved, (byte) 0);
    return address;
  }

  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /// The IPv4 address in four bytes where `address` is or stands for one, else `address` itself.
  static byte[] shortest(byte[] address) {
    return address.length == V6_BYTES && standsForV4(address)
        ? Arrays.copyOfRange(address, MAPPED_PREFIX_BYTES, V6_BYTES)
        : address;
  }

  /// The address in 16 bytes.
  static byte[] longest(byte[] address) {
    if (address.length == V6_BYTES) {
      return address;
    }
    byte[] longest = new byte[V6_BYTES];
    longest[10] = (byte) 0xFF;
    longest[11] = (byte) 0xFF;
    System.arraycopy(address, 0, longest, MAPPED_PREFIX_BYTES, V4_BYTES);
    return longest;
  }

  /// Whether the 16 bytes of `address` stand for an IPv4 address.
  static boolean standsForV4(byte[] address) {
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == (byte) 0xFF && address[11] == (byte) 0xFF;
  }

  /// The text of `address`; the longest run of zero groups is left out.
  static String text(byte[] address) {
    byte[] bytes = shortest(address);
    if (bytes.length == V4_BYTES) {
      return (bytes[0] & 0xFF)
          + "."
          + (bytes[1] & 0xFF)
          + "."
          + (bytes[2] & 0xFF)
          + "."
          + (bytes[3] & 0xFF);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && group(bytes, i + run) == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
      i += run;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(i > 0 && i != start + length ? ":" : "");
        text.append(Integer.toHexString(group(bytes, i)));
      }
    }
    return text.toString();
  }

  private static int group(byte[] bytes, int index) {
    return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
  }
}
