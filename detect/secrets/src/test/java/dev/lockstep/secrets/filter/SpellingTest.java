package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private final Lexicon lexicon = new Lexicon(Set.of("parse", "http", "header", "secret", "top"));

  @Test
  void readsTheHumpsOfAnIdentifier() {
    assertEquals(new Spelling(0, 15, 0), Spelling.of("parseHTTPHeader", lexicon));
  }

  @Test
  void readsDigitsAmongLettersAsTheLettersTheyResemble() {
    assertEquals(0, Spelling.of("T0pS3cr3t", lexicon).strange());
    assertEquals(6, Spelling.of("qz4kvtx", lexicon).strange());
  }

  @Test
  void countsLettersStrangeLettersAndDigits() {
    assertEquals(new Spelling(4, 10, 2), Spelling.of("secret-qzkv99", lexicon));
  }

  @Test
  void comparesTheStrangeShareWithAPercentage() {
    assertTrue(new Spelling(5, 10, 0).isStrangeBy(50));
    assertFalse(new Spelling(4, 10, 0).isStrangeBy(50));
  }

  @Test
  void findsNothingInNothing() {
    assertEquals(new Spelling(0, 0, 0), Spelling.of("", lexicon));
  }
}
