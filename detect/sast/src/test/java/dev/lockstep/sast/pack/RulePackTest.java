package dev.lockstep.sast.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sast.fixture.Example;
import dev.lockstep.sast.fixture.RuleFileTest;
import dev.lockstep.sast.fixture.RuleTests;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.SastRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own rules: each has its fixture beside it, and says why.
class RulePackTest {
  private static final Pattern SENTENCE = Pattern.compile("(?s).{10,}[.)]");
  private static final Map<String, Pattern> REQUIRED =
      Map.of(
          "cwe", Pattern.compile("CWE-\\d+: .+"),
          "owasp", Pattern.compile("A\\d\\d:20\\d\\d - .+"),
          "asvs", Pattern.compile("V\\d+(\\.\\d+)+"),
          "confidence", Pattern.compile("LOW|MEDIUM|HIGH"),
          "explanation", SENTENCE,
          "fix-advice", Pattern.compile("(?s).{10,}[^ ]"));

  private static final Path RULES = Path.of("src/main/resources/dev/lockstep/sast/rules");

  static Stream<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of("go", "java", "javascript", "python")) {
      all.addAll(PackCompiler.files(RULES.resolve(folder)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachRuleFindsWhatItsFixtureSays(Path file) throws IOException {
    List<String> failures = new ArrayList<>();
    RuleFileTest test = RuleFileTest.of(file, file.toString());
    for (RuleTests.Result result : test.rules()) {
      if (result.outcome() != RuleTests.Outcome.PASSED) {
        failures.add(result.rule().id() + ": " + result.outcome() + " " + result.reason());
      }
    }
    for (RuleFileTest.Fixed fixed : test.fixes()) {
      if (!fixed.passed()) {
        failures.add(fixed.name() + " is not what the fixes make: " + fixed.actual());
      }
    }
    test.strangers().forEach(stranger -> failures.add(stranger.rule() + " is no rule of the file"));
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachRuleHasCodeThatItFindsAndCodeThatItLetsPass(Path file) throws IOException {
    for (SastRule rule : SemgrepYaml.read(file.toString(), Files.readString(file)).rules()) {
      Optional<Example> example = Example.beside(file, rule.id());
      assertTrue(example.isPresent(), rule.id() + " has no code that it finds");
      assertFalse(example.get().passed().isEmpty(), rule.id() + " has no code that it lets pass");
    }
  }

  @Test
  void eachRuleSaysWhatItIsAboutAndWhatToDo() {
    List<String> failures = new ArrayList<>();
    for (SastRule rule : rules(true)) {
      for (Map.Entry<String, Pattern> key : REQUIRED.entrySet()) {
        List<String> values = rule.metadata().getOrDefault(key.getKey(), List.of());
        if (values.isEmpty() || !key.getValue().matcher(values.getFirst().strip()).matches()) {
          failures.add(rule.id() + ": " + key.getKey() + " is " + values);
        }
      }
      if (!SENTENCE.matcher(rule.message().strip()).matches()) {
        failures.add(rule.id() + ": the message is no sentence: " + rule.message());
      }
    }
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "java", "javascript", "python"})
  void eachLanguageHasSixtyRules(String language) throws IOException {
    int count = 0;
    for (Path file : PackCompiler.files(RULES.resolve(language))) {
      count += SemgrepYaml.read(file.toString(), Files.readString(file)).rules().size();
    }
    assertTrue(count >= 60, language + " has " + count);
  }

  @Test
  void whatIsForAuditsIsLeftOutByDefault() {
    assertTrue(rules(true).size() > rules(false).size());
  }

  @Test
  void aRuleThatIsDisabledIsNotThere() {
    List<SastRule> rules = new ArrayList<>();
    RulePack.all(false, List.of("java-weak-hash")).forEach(pack -> rules.addAll(pack.read()));
    assertTrue(rules.stream().noneMatch(rule -> rule.id().equals("java-weak-hash")));
  }

  private static List<SastRule> rules(boolean audit) {
    List<SastRule> rules = new ArrayList<>();
    RulePack.all(audit, List.of()).forEach(pack -> rules.addAll(pack.read()));
    return rules;
  }
}
