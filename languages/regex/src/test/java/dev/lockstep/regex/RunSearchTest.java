package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.regex.syntax.RegexSyntax;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A search by runs finds what a search from the left finds. A choice of a pattern and itself has
/// the same matches, and hides its run.
final class RunSearchTest {
  private static final List<String> PATTERNS =
      List.of(
          "[ab]{8,}c?",
          "\\b(S[UA][A-C]{9})\\b",
          "x{0,3}[ab]{8}",
          "(?:k|key)=\"?([a-c]{8,})\"?",
          "(?:k|key)=?([a-c]{8,}?)c",
          "^[a-c]{9}$",
          "(?m)^k[a-c]{9}$",
          "[a-k]{0,5}[ab]{8,10}[^ab]",
          "(?s).{0,2}[a-c]{10}");

  @Test
  void aRunLeadsToTheSameMatches() throws RegexSyntax {
    Random random = new Random(1);
    for (String pattern : PATTERNS) {
      Searcher byRuns = Regex.compile(pattern).searcher();
      Searcher fromLeft = Regex.compile("(?:" + pattern + "|" + pattern + ")").searcher();
      for (int round = 0; round < 2_000; round++) {
        byte[] text = text(random);
        assertEquals(
            starts(fromLeft, text),
            starts(byRuns, text),
            pattern + " " + java.util.HexFormat.of().formatHex(text));
      }
    }
  }

  @Test
  void theCompiledFormKeepsTheRun() throws RegexSyntax {
    Regex regex = Regex.compile("\\b(S[UA][A-C]{9})\\b");
    assertEquals(regex.facts().run(), Regex.fromBytes(regex.toBytes()).facts().run());
    assertEquals(9, regex.facts().run().least());
    assertEquals(2, regex.facts().run().before());
  }

  @Test
  void manyRunsThatLeadNowhereCostNoMoreThanTheText() throws RegexSyntax {
    Searcher searcher = Regex.compile("[a-y]{8,}z").searcher();
    byte[] text = Texts.utf8("abcdefgh".repeat(20_000));
    searcher.text(text, text.length);
    assertTrue(!searcher.find(0) && searcher.steps() < 4L * text.length);
  }

  private static byte[] text(Random random) {
    byte[] text = new byte[random.nextInt(60)];
    byte[] letters = {'a', 'b', 'c', 'a', 'b', 'S', 'A', 'U', 'k', '=', '"', '\n', 'x', -61, -87};
    int few = random.nextBoolean() ? 3 : letters.length;
    for (int i = 0; i < text.length; i++) {
      text[i] = letters[random.nextInt(random.nextInt(4) == 0 ? letters.length : few)];
      if (few == 3 && random.nextInt(3) == 0) {
        text[i] = (byte) (text[i] - 32 * random.nextInt(2));
      }
    }
    return text;
  }

  private static String starts(Searcher searcher, byte[] text) {
    searcher.text(text, text.length);
    StringBuilder found = new StringBuilder();
    searcher.findAll(
        match -> {
          found.append(match.start()).append("-").append(match.end()).append(" ");
          return true;
        });
    return found.toString();
  }
}
