package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lockstep.regex.syntax.RegexSyntax;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Re2jAgreementTest {

  @Test
  void theFirstMatchIsRe2js() throws RegexSyntax {
    Random random = new Random(3);
    int matched = 0;
    for (int round = 0; round < 20_000; round++) {
      String pattern = Texts.pattern(random, 3);
      String ascii = Texts.text(random, 14).replaceAll("[^\\x00-\\x7f]", "~");
      byte[] text = Texts.utf8(ascii);
      Pattern peer;
      try {
        peer = Pattern.compile(pattern);
      } catch (PatternSyntaxException refused) {
        continue; // two groups of one name, which Go lets pass and RE2/J does not
      }
      Matcher matcher = peer.matcher(ascii);
      Searcher searcher = Regex.compile(pattern).searcher();
      searcher.text(text, text.length);
      boolean found = matcher.find();
      assertEquals(found, searcher.find(0), pattern);
      if (found) {
        matched++;
        assertEquals(matcher.start(), searcher.start(), pattern);
        assertEquals(matcher.end(), searcher.end(), pattern);
      }
    }
    assertTrue(matched > 5_000, "too few matches to mean something: " + matched);
  }
}
