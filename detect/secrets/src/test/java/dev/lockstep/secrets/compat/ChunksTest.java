package dev.lockstep.secrets.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunksTest {

  @Test
  void aSmallFileIsOneFragment() throws IOException {
    assertEquals(List.of("1+4"), fragments("a\nb\n"));
  }

  @Test
  void aLongFileIsCutBehindABlankLine() throws IOException {
    String text = "x".repeat(99_999) + "\ny\n\nz\n";

    assertEquals(List.of("1+100003", "4+2"), fragments(text));
  }

  @Test
  void withoutABlankLineTheCutComesAfter25000Bytes() throws IOException {
    assertEquals(List.of("1+125000", "1+25000"), fragments("x".repeat(150_000)));
  }

  @Test
  void aBinaryIsPassedOver() throws IOException {
    assertEquals(List.of(), fragments("%PDF-1.7\nkey\n"));
  }

  /// Start line and length of each fragment. Behind a cut the reader still holds what it read
  /// ahead, which is the next fragment's first read.
  private static List<String> fragments(String text) throws IOException {
    List<String> fragments = new ArrayList<>();
    new Chunks()
        .read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "a",
            "",
            fragment -> fragments.add(fragment.startLine() + "+" + fragment.length()));
    return fragments;
  }
}
