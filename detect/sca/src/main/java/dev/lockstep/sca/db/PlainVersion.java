package dev.lockstep.sca.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Versions of exactly three numbers, `1.20.3`, without zeros before them: nearly all there are.
/// Every ecosystem orders two of them number by number, and none of them comes before a release,
/// so they need no [dev.lockstep.sca.version.VersionKey].
final class PlainVersion {
  private static final int DIGITS = 6;
  private static final int NUMBERS = 3;
  private static final int SHIFT = 20;

  private PlainVersion() {}

  /// @return a number that orders as the version does; -1 for other versions
  static long of(String version) {
    byte[] bytes = version.getBytes(StandardCharsets.UTF_8);
    return of(ByteBuffer.wrap(bytes), 0, bytes.length);
  }

  /// As [#of(String)], for a text that lies in a buffer.
  static long of(ByteBuffer bytes, int start, int end) {
    long numbers = 0;
    int number = 0;
    int digits = 0;
    int count = 1;
    for (int i = start; i < end; i++) {
      byte c = bytes.get(i);
      if (c == '.' && digits > 0 && count < NUMBERS) {
        numbers = numbers << SHIFT | number;
        number = 0;
        digits = 0;
        count++;
      } else if (c >= '0' && c <= '9' && ++digits <= DIGITS && (digits == 1 || number > 0)) {
        number = 10 * number + c - '0';
      } else {
        return -1;
      }
    }
    return digits > 0 && count == NUMBERS ? numbers << SHIFT | number : -1;
  }
}
