package dev.lockstep.secrets.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodedRunsTest {
  private static final String[] WORDS = {
    "U0VDUkVUIFRPS0VOIGlzIGhlcmU=",
    "736563726574736563726574736563726574",
    "%41%42",
    "%4",
    "\\u0041\\u0042",
    "\\u00",
    "-\0-\0-\0-\0-\0B\0E\0G\0I\0N\0 \0A\0C\0M\0E\0\r\0\n\0",
    "\0a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q",
    "a_word/of-many+letters",
    " ",
    "\"",
    "\n",
    "=",
    "\0",
    "\u00e9",
    "x",
  };

  @Test
  void noRunDependsOnBytesOnBothSidesOfASeparator() {
    Random random = new Random(5);
    int parted = 0;
    for (int i = 0; i < 4_000; i++) {
      byte[] text = text(random);
      List<String> whole = runs(text, 0);
      for (int at = 2; at < text.length; at++) {
        if (EncodedRuns.nextSeparation(text, text.length, at, at + 1) == at) {
          List<String> parts = new ArrayList<>(runs(Arrays.copyOf(text, at), 0));
          parts.addAll(runs(Arrays.copyOfRange(text, at, text.length), at));
          assertEquals(whole, parts, new String(text, StandardCharsets.ISO_8859_1) + " at " + at);
          parted++;
        }
      }
    }
    assertTrue(parted > 1_000, () -> "hardly any separator");
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(20); words > 0; words--) {
      text.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> runs(byte[] bytes, int offset) {
    List<String> runs = new ArrayList<>();
    EncodedRuns.find(
        bytes,
        bytes.length,
        0,
        bytes.length,
        (encoding, start, end) ->
            runs.add(encoding + " " + (start + offset) + "-" + (end + offset)));
    return runs;
  }
}
