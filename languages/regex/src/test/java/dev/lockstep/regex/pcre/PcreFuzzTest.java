package dev.lockstep.regex.pcre;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

final class PcreFuzzTest {
  private static final long STEPS = 100_000;

  @FuzzTest
  void anyExpressionIsRefusedOrSearchesWithinItsSteps(FuzzedDataProvider data) {
    String regex = data.consumeString(80);
    byte[] text = data.consumeRemainingAsBytes();
    try {
      PcreMatcher matcher = Pcre.compile(regex, true, false).matcher();
      matcher.text(text, 0, text.length, STEPS);
      boolean found = matcher.find(0);
      assertTrue(!found || matcher.start(0) >= 0 && matcher.end(0) <= text.length);
    } catch (PcreSyntax refused) {
      assertTrue(refused.getMessage() != null);
    }
  }
}
