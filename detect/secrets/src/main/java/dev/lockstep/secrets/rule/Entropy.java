package dev.lockstep.secrets.rule;

import dev.lockstep.model.RawText;
import java.util.Arrays;

/// Shannon's entropy as gitleaks computes it: the frequencies of code points over the length in
/// bytes.
public final class Entropy {
  private static final double LOG_2 = Math.log(2);
  private static final int INVALID = 0xfffd;

  private Entropy() {}

  /// Bits per byte. A byte that is no part of valid UTF-8 counts as U+FFFD.
  ///
  /// @param text as [RawText] spells bytes
  /// @param length how many bytes it has
  public static double of(String text, int length) {
    int[] points =
        text.codePoints().map(point -> RawText.isRawByte(point) ? INVALID : point).toArray();
    Arrays.sort(points);
    double entropy = 0;
    double share = 1.0 / length;
    for (int i = 0; i < points.length; ) {
      int end = i;
      while (end < points.length && points[end] == points[i]) {
        end++;
      }
      double frequency = (end - i) * share;
      entropy -= frequency * (Math.log(frequency) / LOG_2);
      i = end;
    }
    return entropy;
  }
}
