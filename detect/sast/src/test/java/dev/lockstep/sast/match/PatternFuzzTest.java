package dev.lockstep.sast.match;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sast.fixture.PatternTest;
import dev.lockstep.source.tree.Language;

final class PatternFuzzTest {

  @FuzzTest
  void anyPatternIsRefusedOrMatchesLinesOfTheCode(FuzzedDataProvider data) {
    Language language = data.pickValue(Language.values());
    String pattern = data.consumeString(200);
    byte[] code = data.consumeRemainingAsBytes();
    PatternTest.Result result = PatternTest.run(language.id(), pattern, code);
    for (int line : result.lines()) {
      assertTrue(line >= 1 && line <= code.length + 1);
    }
  }
}
