package dev.lockstep.secrets.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds runs of bytes that look encoded, each within a few kilobytes, so that what is found
/// depends on nothing further away.
///
/// Unlike gitleaks' passes over whole texts ([Pass]) it looks at each run on its own. A longer run
/// is looked at as far as [#MAX_LENGTH].
public final class EncodedRuns {
  /// The most bytes of a run that are decoded.
  public static final int MAX_LENGTH = 8192;

  private static final int MIN_BASE64 = 20;
  private static final int MIN_HEX = 32;
  private static final int MIN_UTF_16 = 16;
  private static final String BLOCK_BEGIN = "-----BEGIN";
  private static final String BLOCK_END = "-----END";
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// Bytes that share a branch.
  private static final int STRIDE = 8;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long PERCENTS = ONES * '%';
  private static final long PLUSSES = ONES * '+';
  private static final long BACKSLASHES = ONES * '\\';
  private static final byte WORD = 1;
  private static final byte ESCAPE = 2;
  private static final byte ZERO = 3;
  private static final byte[] CLASS = new byte[256];

  /// Bytes that stand in no run but one of UTF-16.
  private static final boolean[] SEPARATES = new boolean[256];

  static {
    for (int i = 0; i < 256; i++) {
      boolean letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9');
      if (letter || i == '_' || i == '/' || i == '+' || i == '-') {
        CLASS[i] = WORD;
      }
      SEPARATES[i] = i != 0 && !isUrl((byte) i);
    }
    CLASS['%'] = ESCAPE;
    CLASS['\\'] = ESCAPE;
    CLASS[0] = ZERO;
  }

  private final byte[] bytes;
  private final int length;
  private final Sink sink;
  private int at;

  /// Takes runs, from left to right.
  @FunctionalInterface
  public interface Sink {
    void run(TextEncoding encoding, int start, int end);
  }

  private EncodedRuns(byte[] bytes, int length, int from, Sink sink) {
    this.bytes = bytes;
    this.length = length;
    this.at = from;
    this.sink = sink;
  }

  /// The first place in `[from, to)` such that no run holds bytes on both sides of it, nor depends
  /// on them; `to` where there is none. A blank, a quote or another byte that stands in no run but
  /// one of UTF-16 lies before such a place, and no zero beside that.
  ///
  /// @param from with two bytes before it
  public static int nextSeparation(byte[] bytes, int length, int from, int to) {
    int at = from;
    while (at < to && !separates(bytes, length, at)) {
      at++;
    }
    return at;
  }

  /// The last such place in `(from, to]`; `from` where there is none.
  public static int lastSeparation(byte[] bytes, int length, int from, int to) {
    int at = to;
    while (at > from && !separates(bytes, length, at)) {
      at--;
    }
    return at;
  }

  private static boolean separates(byte[] bytes, int length, int at) {
    return SEPARATES[bytes[at - 1] & 0xff]
        && bytes[at - 2] != 0
        && (at == length || bytes[at] != 0);
  }

  /// States the runs that begin in `[from, to)`.
  public static void find(byte[] bytes, int length, int from, int to, Sink sink) {
    EncodedRuns runs = new EncodedRuns(bytes, length, from, sink);
    while (runs.skip(to)) {
      switch (CLASS[bytes[runs.at] & 0xff]) {
        case WORD -> runs.word();
        case ESCAPE -> runs.escapes();
        default -> runs.zero();
      }
    }
  }

  /// Goes on to the next escape, zero or long enough word; false where there is none before `to`.
  ///
  /// Bytes are read by eight: any word that is long enough holds eight of them whole.
  private boolean skip(int to) {
    int next = at;
    int last = Math.min(to + STRIDE - 1, length - STRIDE + 1);
    while (true) {
      next = plain(next, last);
      if (next >= last) {
        break;
      }
      int begin = begin(next, to);
      if (begin >= 0) {
        at = begin;
        return begin < to;
      }
      next = ~begin;
    }
    while (next < to && !isSpecial(next)) {
      next++;
    }
    at = next;
    return next < to;
  }

  /// The first eight bytes, in steps of eight, of which one may be an escape or a zero, or all may
  /// be a word's; `last` or a little behind it where there are none.
  private int plain(int from, int last) {
    byte[] text = bytes;
    int at = from;
    while (at < last) {
      long word = (long) LONGS.get(text, at);
      long percent = word ^ PERCENTS;
      long backslash = word ^ BACKSLASHES;
      long special =
          (word - ONES & ~word) | (percent - ONES & ~percent) | (backslash - ONES & ~backslash);
      long below = word - PLUSSES & ~word;
      if ((special & HIGHS) != 0 || (below & HIGHS) == 0) {
        return at;
      }
      at += STRIDE;
    }
    return at;
  }

  /// Where in eight bytes a run begins, or shortly before them where they are part of a long enough
  /// word; otherwise the complement of where to go on.
  private int begin(int block, int to) {
    int end = block + STRIDE;
    int wordsFrom = end;
    while (wordsFrom > block && CLASS[bytes[wordsFrom - 1] & 0xff] == WORD) {
      wordsFrom--;
    }
    if (wordsFrom == block) {
      return longWord(block);
    }
    for (int at = block; at < Math.min(wordsFrom, to); at++) {
      if (isSpecial(at)) {
        return at;
      }
    }
    return ~end;
  }

  /// Where the word around eight bytes begins that are all part of it, not before [#at]; the
  /// complement of its end where it is too short.
  private int longWord(int block) {
    int start = block;
    while (start > at && CLASS[bytes[start - 1] & 0xff] == WORD) {
      start--;
    }
    int end = block + STRIDE;
    while (end < length && end - start < MIN_BASE64 && CLASS[bytes[end] & 0xff] == WORD) {
      end++;
    }
    return end - start < MIN_BASE64 ? ~end : start;
  }

  private boolean isSpecial(int at) {
    byte b = bytes[at];
    if (b == 0) {
      return true;
    }
    return b == '%' ? isPercent(at) : b == '\\' && unicodeEnd(at) > 0;
  }

  private boolean isPercent(int at) {
    return at + 2 < length && Plain.isHex(bytes[at + 1]) && Plain.isHex(bytes[at + 2]);
  }

  /// A run that began before the range is another range's to state.
  private void word() {
    int start = at;
    boolean begins = start == 0 || CLASS[bytes[start - 1] & 0xff] != WORD;
    int end = start;
    int most = Math.min(length, start + MAX_LENGTH + 1);
    while (end < most && CLASS[bytes[end] & 0xff] == WORD) {
      end++;
    }
    at = end;
    if (!begins || end - start < MIN_BASE64) {
      return;
    }
    int limit = Math.min(end, start + MAX_LENGTH);
    int hexEnd = start;
    while (hexEnd < limit && Plain.isHex(bytes[hexEnd])) {
      hexEnd++;
    }
    if (hexEnd == limit && hexEnd - start >= MIN_HEX) {
      sink.run(TextEncoding.HEX, start, start + (hexEnd - start) / 2 * 2);
    }
    boolean whole = limit == end;
    while (whole && at < length && bytes[at] == '=' && at < end + 2) {
      at++;
    }
    int blocks = start + (limit - start) / 4 * 4;
    sink.run(TextEncoding.BASE64, start, whole ? at : blocks);
  }

  private void escapes() {
    int start = at;
    if (bytes[at] == '%') {
      percent(start);
    } else {
      int end = start;
      while (end - start < MAX_LENGTH && unicodeEnd(end) > 0) {
        end = unicodeEnd(end);
      }
      at = Math.max(end, start + 1);
      if (end > start) {
        sink.run(TextEncoding.UNICODE, start, end);
      }
    }
  }

  /// From the first escape of a run without blanks and quotes to its end.
  private void percent(int start) {
    at++;
    if (!isPercent(start)) {
      return;
    }
    int wordStart = start;
    while (wordStart > 0 && start - wordStart < MAX_LENGTH / 2 && isUrl(bytes[wordStart - 1])) {
      wordStart--;
      if (bytes[wordStart] == '%') {
        return;
      }
    }
    int end = start + 3;
    while (end < length && end - start < MAX_LENGTH / 2 && isUrl(bytes[end])) {
      end++;
    }
    at = end;
    sink.run(TextEncoding.PERCENT, wordStart, end);
  }

  private static boolean isUrl(byte b) {
    return b > ' ' && b != '"' && b != '\'' && b != '`' && b != '<' && b != '>' && b != 0x7f;
  }

  private int unicodeEnd(int start) {
    int letter = start + 1;
    if (letter + 5 > length || bytes[start] != '\\') {
      return -1;
    }
    letter = bytes[letter] == '\\' ? letter + 1 : letter;
    if (letter + 5 > length || (bytes[letter] | 0x20) != 'u') {
      return -1;
    }
    for (int i = 1; i <= 4; i++) {
      if (!Plain.isHex(bytes[letter + i])) {
        return -1;
      }
    }
    return letter + 5;
  }

  /// ASCII with a zero behind, or before, each byte: UTF-16 of either order. A run is a line, and
  /// from one that begins a block (`-----BEGIN`) on also what follows, up to the line that ends it.
  private void zero() {
    int zero = at++;
    boolean little = zero > 0 && isText(bytes[zero - 1]) && !isPair(zero - 3, 1);
    boolean big = zero + 1 < length && isText(bytes[zero + 1]) && !isPair(zero - 2, 0);
    if (little && isPair(zero + 1, 1)) {
      utf16(zero - 1, 1);
    } else if (big) {
      utf16(zero, 0);
    }
  }

  private void utf16(int start, int zeroAt) {
    int end = start;
    while (end - start < MAX_LENGTH && isPair(end, zeroAt)) {
      end += 2;
    }
    if (end - start >= 2 * MIN_UTF_16) {
      at = end;
      sink.run(TextEncoding.UTF_16, start, blockEnd(start, end, zeroAt));
    }
  }

  /// The lines of a block are runs of their own as well.
  private int blockEnd(int start, int lineEnd, int zeroAt) {
    if (lastOf(BLOCK_BEGIN, start, lineEnd, zeroAt) < 0) {
      return lineEnd;
    }
    int end = lineEnd;
    while (end - start < MAX_LENGTH && (isPair(end, zeroAt) || isLineEnd(end, zeroAt))) {
      int line = end;
      while (end - start < MAX_LENGTH && isPair(end, zeroAt)) {
        end += 2;
      }
      if (lastOf(BLOCK_END, line, end, zeroAt) >= 0) {
        return end;
      }
      while (end - start < MAX_LENGTH && isLineEnd(end, zeroAt)) {
        end += 2;
      }
    }
    return end;
  }

  /// Where in a UTF-16 line a text begins that ends within it, or -1.
  private int lastOf(String text, int from, int to, int zeroAt) {
    for (int first = to - 2 * text.length(); first >= from; first -= 2) {
      int i = 0;
      while (i < text.length() && bytes[first + 2 * i + 1 - zeroAt] == text.charAt(i)) {
        i++;
      }
      if (i == text.length()) {
        return first;
      }
    }
    return -1;
  }

  private boolean isLineEnd(int first, int zeroAt) {
    return first + 1 < length
        && bytes[first + zeroAt] == 0
        && (bytes[first + 1 - zeroAt] == '\n' || bytes[first + 1 - zeroAt] == '\r');
  }

  private boolean isPair(int first, int zeroAt) {
    return first >= 0
        && first + 1 < length
        && bytes[first + zeroAt] == 0
        && isText(bytes[first + 1 - zeroAt]);
  }

  private static boolean isText(byte b) {
    return (b >= ' ' && b < 0x7f) || b == '\t';
  }

  static byte[] everySecond(byte[] bytes, int from, int to) {
    int first = bytes[from] == 0 ? from + 1 : from;
    byte[] plain = new byte[(to - from) / 2];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = bytes[first + 2 * i];
    }
    return plain;
  }
}
