package dev.lockstep.secrets.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.secrets.rule.Span;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LinesTest {

  @Test
  void columnsOfTheFirstLineCountFromOneAndOfLaterOnesFromTwo() {
    assertEquals(new Lines.Place(0, 0, 1, 2, 0, 2), place("ab\ncd\n", 0, 2));
    assertEquals(new Lines.Place(1, 1, 2, 3, 2, 5), place("ab\ncd\n", 3, 5));
  }

  @Test
  void behindTheLastLineFeedTheLineBeginsAtTheText() {
    assertEquals(new Lines.Place(1, 1, 2, 3, 0, 5), place("ab\ncd", 3, 5));
  }

  @Test
  void aTextWithoutLineFeedIsOneLine() {
    assertEquals(new Lines.Place(0, 0, 2, 2, 0, 3), place("abc", 1, 2));
  }

  @Test
  void aMatchOverTheLastLineFeedHasNoEndColumn() {
    assertEquals(new Lines.Place(0, 0, 1, 0, 0, 5), place("ab\ncd", 0, 5));
  }

  private static Lines.Place place(String text, int start, int end) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Lines(bytes, bytes.length).place(new Span(start, end));
  }
}
