package dev.lockstep.sast.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sast.image.RuleImage;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the operators of rules mean: the examples of `rules.txt`.
class RulesTest {

  static List<Example> examples() {
    return Example.in(RulesTest.class, "rules.txt");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachRuleFindsWhatItsExampleSays(Example example) {
    assertEquals(example.lines(), example.found());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aRuleFromAnImageFindsTheSame(Example example) {
    RuleFile file = SemgrepYaml.read("example.yaml", example.yaml());
    RuleSet set = new RuleSet(file.rules());
    byte[] bytes = new RuleImage(set, file.rules(), file.errors(), file.notices()).bytes();
    RuleImage image = RuleImage.of(bytes);
    assertEquals(file.rules(), image.all());
    assertEquals(
        example.lines(),
        Example.lines(image.rules(), example.code().getBytes(StandardCharsets.UTF_8)));
  }
}
