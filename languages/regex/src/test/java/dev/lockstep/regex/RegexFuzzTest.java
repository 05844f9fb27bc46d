package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.regex.syntax.RegexSyntax;

final class RegexFuzzTest {

  @FuzzTest
  void anyPatternIsRefusedOrFindsTheSameWithAndWithoutAnchors(FuzzedDataProvider data) {
    String pattern = data.consumeString(60);
    byte[] text = data.consumeRemainingAsBytes();
    try {
      Searcher searcher = Regex.compile(pattern).searcher();
      if (!searcher.regex().literals().isEmpty()) {
        assertEquals(Texts.all(searcher, text), Texts.anchored(searcher, text));
      } else {
        Texts.all(searcher, text);
      }
    } catch (RegexSyntax refused) {
      assertEquals(true, refused.position() <= pattern.length());
    }
  }
}
