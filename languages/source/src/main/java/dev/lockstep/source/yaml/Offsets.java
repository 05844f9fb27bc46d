package dev.lockstep.source.yaml;

/// Where a text's characters and code points stand in its UTF-8 bytes.
final class Offsets {
  private final int[] ofCodePoint;
  private final int[] ofChar;

  /// Whether the text is ASCII, where all three are the same.
  private final boolean plain;

  Offsets(String text) {
    plain = text.chars().allMatch(c -> c < 0x80);
    ofCodePoint = plain ? new int[0] : new int[text.length() + 1];
    ofChar = plain ? new int[0] : new int[text.length() + 1];
    if (!plain) {
      fill(text);
    }
  }

  private void fill(String text) {
    int bytes = 0;
    int points = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      ofCodePoint[points++] = bytes;
      ofChar[at] = bytes;
      if (Character.charCount(point) == 2) {
        ofChar[at + 1] = bytes;
      }
      at += Character.charCount(point);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    ofChar[text.length()] = bytes;
    for (int i = points; i < ofCodePoint.length; i++) {
      ofCodePoint[i] = bytes;
    }
  }

  int ofCodePoint(int index) {
    return plain ? index : ofCodePoint[Math.min(index, ofCodePoint.length - 1)];
  }

  int ofChar(int index) {
    return plain ? index : ofChar[Math.min(index, ofChar.length - 1)];
  }
}
