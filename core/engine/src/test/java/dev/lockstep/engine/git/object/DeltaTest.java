package dev.lockstep.engine.git.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A delta makes what it says, or says what is wrong with it.
class DeltaTest {
  private static final byte[] BASE = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static byte[] apply(CopiedRanges copies, int... instructions) {
    byte[] delta = new byte[instructions.length];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = (byte) instructions[i];
    }
    Delta reader = new Delta(delta, delta.length);
    byte[] made = new byte[(int) reader.resultSize(BASE.length)];
    reader.apply(BASE, BASE.length, made, made.length, copies);
    return made;
  }

  @Test
  void copiesAndInsertions() {
    CopiedRanges copies = new CopiedRanges();
    byte[] made = apply(copies, 16, 9, 0x91, 2, 3, 2, 'x', 'y', 0x91, 0, 4);
    assertArrayEquals("234xy0123".getBytes(StandardCharsets.US_ASCII), made);
    assertEquals(2, copies.size());
    assertEquals(5, copies.from(1));
    assertEquals(0, copies.base(1));
    assertEquals(4, copies.length(1));
  }

  @Test
  void copiesThatContinueEachOtherAreOne() {
    CopiedRanges copies = new CopiedRanges();
    apply(copies, 16, 8, 0x91, 2, 3, 0x91, 5, 5);
    assertEquals(1, copies.size());
    assertEquals(8, copies.length(0));
  }

  @Test
  void whatIsMalformedIsRefused() {
    CopiedRanges copies = new CopiedRanges();
    assertThrows(GitFailure.class, () -> apply(copies, 15, 3, 0x91, 0, 3));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 0x91, 15, 3));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 0x91, 0, 4));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 0x91, 0, 2));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 0));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 5, 'x'));
    assertThrows(GitFailure.class, () -> apply(copies, 16, 3, 0x9f, 0, 0));
    assertThrows(GitFailure.class, () -> apply(copies, 0xff));
    assertThrows(GitFailure.class, () -> apply(copies));
  }

  @FuzzTest
  void anyBytes(byte[] bytes) {
    try {
      Delta reader = new Delta(bytes, bytes.length);
      long size = reader.resultSize(BASE.length);
      if (size <= 1 << 16) {
        byte[] made = new byte[(int) size];
        CopiedRanges copies = new CopiedRanges();
        reader.apply(BASE, BASE.length, made, made.length, copies);
        for (int i = 0; i < copies.size(); i++) {
          int from = copies.from(i);
          int base = copies.base(i);
          int length = copies.length(i);
          assertArrayEquals(
              Arrays.copyOfRange(BASE, base, base + length),
              Arrays.copyOfRange(made, from, from + length));
        }
      }
    } catch (GitFailure e) {
      // Malformed.
    }
  }
}
