package dev.lockstep.sast.generic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.rule.RuleOptions;

final class GenericFuzzTest {

  @FuzzTest
  void anyPatternMatchesStretchesOfTheText(FuzzedDataProvider data) {
    GenericPattern pattern = new GenericPattern(data.consumeString(200), RuleOptions.DEFAULT);
    byte[] text = data.consumeRemainingAsBytes();
    if (!pattern.isEmpty()) {
      for (Match match : pattern.find(text, 0, text.length, new Limits())) {
        assertTrue(match.start() >= 0 && match.start() <= match.end());
        assertTrue(match.end() <= text.length);
      }
    }
  }
}
