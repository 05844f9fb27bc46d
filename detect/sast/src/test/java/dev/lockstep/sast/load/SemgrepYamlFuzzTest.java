package dev.lockstep.sast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sast.image.RuleImage;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.search.RuleSet;

final class SemgrepYamlFuzzTest {

  @FuzzTest
  void anyTextIsRulesOrErrorsAndRulesSurviveTheirImage(FuzzedDataProvider data) {
    RuleFile file = SemgrepYaml.read("fuzz.yaml", data.consumeRemainingAsString());
    RuleSet set = new RuleSet(file.rules());
    byte[] image = new RuleImage(set, file.rules(), file.errors(), file.notices()).bytes();
    assertEquals(file.rules().size(), RuleImage.of(image).all().size());
  }
}
