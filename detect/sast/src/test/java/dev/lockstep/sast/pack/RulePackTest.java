package dev.lockstep.sast.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sast.fixture.RuleTests;
import dev.lockstep.sast.rule.SastRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own rules: each has its fixture beside it, and says why.
class RulePackTest {
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
    String stem = file.getFileName().toString().replace(".yaml", "");
    Path fixture;
    try (Stream<Path> beside = Files.list(file.getParent())) {
      fixture =
          beside
              .filter(one -> one.getFileName().toString().startsWith(stem + "."))
              .filter(one -> !one.equals(file))
              .findFirst()
              .orElseThrow(() -> new AssertionError(file + " has no fixture"));
    }
    byte[] code = Files.readAllBytes(fixture);
    String text = new String(code, StandardCharsets.UTF_8);
    List<String> failures = new ArrayList<>();
    for (RuleTests.Result result :
        RuleTests.run(
            file.toString(),
            Files.readString(file),
            Map.of(fixture.getFileName().toString(), code))) {
      String id = result.rule().id();
      if (result.outcome() != RuleTests.Outcome.PASSED) {
        failures.add(id + ": " + result.outcome() + " " + result.reason());
      }
      assertTrue(text.contains("ruleid: " + id + "\n"), id + " has no code that it finds");
      assertTrue(text.contains("ok: " + id + "\n"), id + " has no code that it lets pass");
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void eachRuleSaysWhatItIsAboutAndWhatToDo() {
    for (RulePack pack : RulePack.all(true, List.of())) {
      for (SastRule rule : pack.read()) {
        for (String key :
            List.of("cwe", "owasp", "asvs", "confidence", "explanation", "fix-advice")) {
          assertTrue(rule.metadata().containsKey(key), rule.id() + " has no " + key);
        }
      }
    }
  }

  @Test
  void whatIsForAuditsIsLeftOutByDefault() {
    assertTrue(count(true) > count(false));
  }

  @Test
  void aRuleThatIsDisabledIsNotThere() {
    List<SastRule> rules = new ArrayList<>();
    RulePack.all(false, List.of("java-weak-hash")).forEach(pack -> rules.addAll(pack.read()));
    assertTrue(rules.stream().noneMatch(rule -> rule.id().equals("java-weak-hash")));
  }

  private static long count(boolean audit) {
    return RulePack.all(audit, List.of()).stream().mapToLong(pack -> pack.read().size()).sum();
  }
}
