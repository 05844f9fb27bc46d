package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private final Lexicon lexicon = new Lexicon(Set.of("change", "me", "hang", "password"));

  @Test
  void coversARunByTheWordsItIsMadeOf() {
    assertEquals(0, lexicon.uncovered("password"));
    assertEquals(0, lexicon.uncovered("changePassword"));
  }

  @Test
  void countsTheFewestLettersThatAnyDivisionLeaves() {
    assertEquals(1, lexicon.uncovered("xchange"));
    assertEquals(3, lexicon.uncovered("qzkhang"));
  }

  @Test
  void takesAParticleOnlyWhenItStandsAlone() {
    assertEquals(0, lexicon.uncovered("me"));
    assertEquals(2, lexicon.uncovered("changeme"));
  }

  @Test
  void doesNotSearchARunWithoutEnd() {
    assertEquals(100_000, lexicon.uncovered("q".repeat(100_000)));
  }

  @Test
  void theStandardOneKnowsTheWordsOfTheTrade() {
    Lexicon standard = Lexicon.standard();
    for (String word : new String[] {"token", "authentication", "passwort", "configuration"}) {
      assertTrue(standard.contains(word), word);
    }
  }
}
