package dev.lockstep.secrets.decode;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

final class DecodersFuzzTest {
  private static final String[] WORDS = {
    "U0VDUkVUIFRPS0VOIGlzIGhlcmU=",
    "736563726574736563726574736563726574",
    "%41%42",
    "\\u0041\\u0042",
    "U+0041 U+0042 ",
    "-\0-\0-\0-\0-\0B\0E\0G\0I\0N\0 \0A\0C\0M\0E\0\r\0\n\0",
    "\0a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q",
  };

  @FuzzTest
  void runsLieInTheTextAndAreDecodedToNoMoreThanTheyAre(FuzzedDataProvider data) {
    byte[] bytes = text(data);
    int from = bytes.length / 3;
    EncodedRuns.find(
        bytes,
        bytes.length,
        from,
        bytes.length,
        (encoding, start, end) -> {
          boolean inside = start >= 0 && start < end && end <= bytes.length;
          if (!inside || encoding.plain(bytes, start, end).length > end - start) {
            throw new AssertionError(encoding + " " + start + "-" + end);
          }
        });
  }

  @FuzzTest
  void passesOverAnyTextEnd(FuzzedDataProvider data) {
    byte[] bytes = text(data);
    Pass pass = Pass.plain(bytes, bytes.length);
    for (int depth = 0; depth < 8; depth++) {
      pass = pass.next();
      if (pass.segments().isEmpty()) {
        return;
      }
    }
  }

  private static byte[] text(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0 && text.length() < 20_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeAsciiString(20));
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
