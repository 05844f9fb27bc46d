package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.model.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Shows where a secret stands without showing any.
final class Redaction {
  private static final String MASK = "\u2022".repeat(10);
  private static final int MIN_SHOWN = 12;
  private static final int BEFORE = 400;
  private static final int AFTER = 200;
  private static final int SHOWN_BEFORE = 60;
  private static final int SHOWN_AFTER = 40;

  private Redaction() {}

  /// The first and last two characters of a secret of twelve or more, as long as they are plain;
  /// nothing of a shorter one.
  static String hint(byte[] secret) {
    if (secret.length < MIN_SHOWN || !isPlain(secret)) {
      return MASK;
    }
    String text = new String(secret, StandardCharsets.ISO_8859_1);
    return text.substring(0, 2) + MASK + text.substring(text.length() - 2);
  }

  private static boolean isPlain(byte[] secret) {
    for (byte b : secret) {
      if (b <= ' ' || b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /// The line in which a secret begins and the one before it, every secret in them masked.
  ///
  /// @param shown the secret's bytes in the content
  /// @param secrets the bytes of all secrets of the content, ascending
  /// @param hint what stands for the one that is shown
  static Excerpt excerpt(
      Content content, Stretch shown, List<Stretch> secrets, String hint, LineIndex.Place place) {
    long lineStart = Math.max(place.lineStart(), shown.start() - BEFORE);
    String before = masked(content, lineStart, shown.start(), secrets);
    long end = lineEnd(content, shown.end());
    String after = masked(content, shown.end(), end, secrets);
    String head = cutHead(before, lineStart > place.lineStart());
    String tail = cutTail(after);
    List<String> lines = new ArrayList<>();
    int first = place.line();
    if (place.lineStart() > 0) {
      lines.add(lineBefore(content, place.lineStart(), secrets));
      first--;
    }
    lines.add(head + hint + tail);
    return new Excerpt(
        first, lines, lines.size() - 1, codePoints(head), Math.max(1, codePoints(hint)));
  }

  private static String masked(Content content, long from, long to, List<Stretch> secrets) {
    byte[] bytes = content.read(from, (int) (to - from));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Stretch secret : secrets) {
      int start = (int) Math.max(secret.start() - from, at);
      int end = (int) Math.min(secret.end() - from, bytes.length);
      if (start < end) {
        text.append(visible(bytes, at, start)).append(MASK);
        at = end;
      }
    }
    return text.append(visible(bytes, at, bytes.length)).toString();
  }

  /// Control characters could steer a terminal, so they stand as spaces.
  private static String visible(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point ->
                visible.appendCodePoint(
                    point == '\t' || Character.isISOControl(point) || isFormat(point)
                        ? ' '
                        : point));
    return visible.toString();
  }

  private static boolean isFormat(int point) {
    return Character.getType(point) == Character.FORMAT;
  }

  private static String lineBefore(Content content, long lineStart, List<Stretch> secrets) {
    long to = lineStart - 1;
    long from = Math.max(0, to - BEFORE);
    byte[] bytes = content.read(from, (int) (to - from));
    int start = bytes.length;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    String text = masked(content, from + start, to, secrets);
    return codePoints(text) > SHOWN_BEFORE + SHOWN_AFTER
        ? text.substring(0, text.offsetByCodePoints(0, SHOWN_BEFORE + SHOWN_AFTER)) + "\u2026"
        : text.stripTrailing();
  }

  private static long lineEnd(Content content, long from) {
    byte[] bytes = content.read(from, AFTER);
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return from + end;
  }

  private static String cutHead(String text, boolean cut) {
    int length = codePoints(text);
    if (length <= SHOWN_BEFORE) {
      return cut ? "\u2026" + text : text;
    }
    return "\u2026" + text.substring(text.offsetByCodePoints(0, length - SHOWN_BEFORE));
  }

  private static String cutTail(String text) {
    return codePoints(text) <= SHOWN_AFTER
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_AFTER)) + "\u2026";
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
