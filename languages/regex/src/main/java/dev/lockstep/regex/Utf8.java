package dev.lockstep.regex;

/// Steps through bytes as Go does: a byte that is no part of valid UTF-8 is U+FFFD, one byte wide.
///
/// A character comes as `width << 21 | codePoint`.
final class Utf8 {
  private static final int WIDTH_SHIFT = 21;
  private static final int CODE_POINT = (1 << WIDTH_SHIFT) - 1;
  private static final int INVALID = 1 << WIDTH_SHIFT | 0xFFFD;

  private Utf8() {}

  static int codePoint(int character) {
    return character & CODE_POINT;
  }

  static int width(int character) {
    return character >>> WIDTH_SHIFT;
  }

  /// The character that begins at `at`, where nothing behind `end` is visible.
  static int forward(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead < 0x80) {
      return 1 << WIDTH_SHIFT | lead;
    }
    if (lead < 0xC2 || lead > 0xF4 || end - at < 2) {
      return INVALID;
    }
    int second = bytes[at + 1] & 0xff;
    if (lead < 0xE0) {
      return continuation(second)
          ? (2 << WIDTH_SHIFT) | ((lead & 0x1f) << 6) | (second & 0x3f)
          : INVALID;
    }
    if (end - at < 3 || !continuation(bytes[at + 2])) {
      return INVALID;
    }
    int third = bytes[at + 2] & 0x3f;
    if (lead < 0xF0) {
      int lowest = lead == 0xE0 ? 0xA0 : 0x80;
      int highest = lead == 0xED ? 0x9F : 0xBF;
      return second >= lowest && second <= highest
          ? 3 << WIDTH_SHIFT | (lead & 0x0f) << 12 | (second & 0x3f) << 6 | third
          : INVALID;
    }
    int lowest = lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xF4 ? 0x8F : 0xBF;
    if (end - at < 4 || !continuation(bytes[at + 3]) || second < lowest || second > highest) {
      return INVALID;
    }
    int fourth = bytes[at + 3] & 0x3f;
    return 4 << WIDTH_SHIFT | (lead & 0x07) << 18 | (second & 0x3f) << 12 | third << 6 | fourth;
  }

  /// The character that ends at `end`, where nothing before `begin` is visible.
  static int backward(byte[] bytes, int begin, int end) {
    int last = bytes[end - 1];
    if (last >= 0) {
      return 1 << WIDTH_SHIFT | last;
    }
    for (int at = end - 1; at >= begin && at >= end - 4; at--) {
      if (!continuation(bytes[at])) {
        int character = forward(bytes, at, end);
        return at + width(character) == end ? character : INVALID;
      }
    }
    return INVALID;
  }

  static boolean continuation(int value) {
    return (value & 0xC0) == 0x80;
  }

  static int widthOf(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
}
