package dev.lockstep.secrets.decode;

import java.util.ArrayList;
import java.util.List;

/// Finds what looks encoded, from left to right, as gitleaks' joined expression of its encodings
/// does (`detect/codec/encodings.go`): of two that touch, the one of lower precedence waits for the
/// next pass.
final class EncodedText {
  private static final int MIN_HEX = 32;
  private static final int MIN_BASE64 = 16;
  private static final byte WORD = 1;
  private static final byte OTHER_START = 2;
  private static final byte[] CLASS = new byte[256];

  static {
    for (int i = 0; i < 256; i++) {
      boolean letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9');
      if (letter || i == '_' || i == '/' || i == '+' || i == '-') {
        CLASS[i] = WORD;
      }
    }
    CLASS['%'] = OTHER_START;
    CLASS['\\'] = OTHER_START;
  }

  private final byte[] bytes;
  private final int length;
  private final List<Match> matches = new ArrayList<>();

  /// Where something looks encoded.
  record Match(Encoding encoding, int start, int end) {

    boolean touches(Match other) {
      return other.start <= end && other.end >= start;
    }
  }

  private EncodedText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  static List<Match> matches(byte[] bytes, int length) {
    EncodedText text = new EncodedText(bytes, length);
    text.scan();
    return withoutWaiting(text.matches);
  }

  private static List<Match> withoutWaiting(List<Match> all) {
    List<Match> kept = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Match match = all.get(i);
      boolean waits =
          (i > 0 && givesWay(match, all.get(i - 1)))
              || (i + 1 < all.size() && givesWay(match, all.get(i + 1)));
      if (!waits) {
        kept.add(match);
      }
    }
    return kept;
  }

  private static boolean givesWay(Match match, Match neighbour) {
    return match.touches(neighbour) && neighbour.encoding.compareTo(match.encoding) < 0;
  }

  private void scan() {
    int at = 0;
    while (at < length) {
      byte kind = CLASS[bytes[at] & 0xff];
      if (kind == WORD) {
        at = word(at);
      } else if (kind == OTHER_START) {
        int end = bytes[at] == '%' ? percentEnd(at) : escapesEnd(at);
        at =
            end < 0 ? at + 1 : add(bytes[at] == '%' ? Encoding.PERCENT : Encoding.UNICODE, at, end);
      } else {
        at++;
      }
    }
  }

  private int add(Encoding encoding, int start, int end) {
    matches.add(new Match(encoding, start, end));
    return end;
  }

  /// Looks at a run of word characters from `start` on; answers where to go on.
  private int word(int start) {
    int codePointsEnd = bytes[start] == 'U' ? codePointsEnd(start) : -1;
    if (codePointsEnd >= 0) {
      return add(Encoding.UNICODE, start, codePointsEnd);
    }
    int hexEnd = start;
    while (hexEnd < length && Plain.isHex(bytes[hexEnd])) {
      hexEnd++;
    }
    if (hexEnd - start >= MIN_HEX) {
      return add(Encoding.HEX, start, hexEnd);
    }
    int end = hexEnd;
    while (end < length && CLASS[bytes[end] & 0xff] == WORD) {
      end++;
    }
    if (end - start < MIN_BASE64) {
      return shortWordEnd(start, end);
    }
    int padding = 0;
    while (padding < 2 && end + padding < length && bytes[end + padding] == '=') {
      padding++;
    }
    return add(Encoding.BASE64, start, end + padding);
  }

  /// In a run too short to be encoded itself code points (`U+0041 `) may still begin.
  private int shortWordEnd(int start, int end) {
    for (int at = start + 1; at < end; at++) {
      if (bytes[at] == 'U' && codePointsEnd(at) >= 0) {
        return at;
      }
    }
    return end;
  }

  private int percentEnd(int start) {
    if (!isEscape(start, length)) {
      return -1;
    }
    int lineEnd = start + 3;
    while (lineEnd < length && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    for (int at = lineEnd - 3; at >= start + 3; at--) {
      if (isEscape(at, lineEnd)) {
        return at + 3;
      }
    }
    return start + 3;
  }

  private boolean isEscape(int at, int end) {
    return at + 2 < end
        && bytes[at] == '%'
        && Plain.isHex(bytes[at + 1])
        && Plain.isHex(bytes[at + 2]);
  }

  private int codePointsEnd(int start) {
    int end = -1;
    int at = start;
    while (at + 6 <= length && bytes[at] == 'U' && bytes[at + 1] == '+' && isHex4(at + 2)) {
      if (at + 6 == length) {
        return length;
      }
      byte next = bytes[at + 6];
      if (next != ' ' && next != '\t' && next != '\n' && next != '\r' && next != '\f') {
        break;
      }
      at += 7;
      end = at;
    }
    return end;
  }

  private int escapesEnd(int start) {
    int end = -1;
    int at = start;
    while (at < length && bytes[at] == '\\') {
      int letter = at + 1 < length && bytes[at + 1] == '\\' ? at + 2 : at + 1;
      if (letter + 5 > length || (bytes[letter] | 0x20) != 'u' || !isHex4(letter + 1)) {
        break;
      }
      at = letter + 5;
      end = at;
    }
    return end;
  }

  private boolean isHex4(int at) {
    return Plain.isHex(bytes[at])
        && Plain.isHex(bytes[at + 1])
        && Plain.isHex(bytes[at + 2])
        && Plain.isHex(bytes[at + 3]);
  }
}
