package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lockstep rules test` on Semgrep's rules.
class CodeRuleTestsTest {
  private static final String RULE =
      """
      rules:
        - id: no-eval
          languages: [python]
          severity: ERROR
          message: Text is run as code.
          pattern: eval($X)
          fix: literal_eval($X)
      """;

  @TempDir Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
    run.file("rules/eval.yaml", RULE);
  }

  private Said test() {
    return run.run("rules", "test", "rules");
  }

  @Test
  void aRuleThatFindsJustTheLinesBehindItsCommentsPasses() {
    run.file("rules/eval.py", "# ruleid: no-eval\neval(x)\n# ok: no-eval\nprint(x)\n");
    Said said = test();
    assertEquals(0, said.exit(), said.out());
    assertEquals("1 rule tried, 0 failed\n", said.err());
  }

  @Test
  void eachLineThatIsMissedOrNotExpectedIsShown() {
    run.file("rules/eval.py", "# ruleid: no-eval\nprint(x)\neval(y)\n");
    Said said = test();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("rules/eval.py:2 must be found, and is not"), said.out());
    assertTrue(said.out().contains("rules/eval.py:3 is found, and nothing expects it"), said.out());
    assertTrue(said.out().contains("3 | eval(y)"), said.out());
  }

  @Test
  void whatIsKnownToBeWrongIsLeftOpen() {
    run.file(
        "rules/eval.py",
        "# todoruleid: no-eval\nexec(x)\n# todook: no-eval\neval(x)\ny = 1 # ruleid: no-eval\neval(y)\n");
    assertEquals(0, test().exit());
  }

  @Test
  void aFolderOfTheRulesNameHoldsTargetsToo() {
    run.file("rules/eval/deep/a.py", "# ruleid: no-eval\neval(x)\n");
    assertEquals(0, test().exit());
    run.file("rules/eval/b.py", "eval(x)\n# ruleid: no-eval\n\n");
    assertEquals(1, test().exit());
  }

  @Test
  void theFixesMustComeToTheFixedFile() {
    run.file("rules/eval.py", "# ruleid: no-eval\neval(x)\n")
        .file("rules/eval.fixed.py", "# ruleid: no-eval\nliteral_eval(x)\n");
    Said said = test();
    assertEquals(0, said.exit(), said.out());
    assertTrue(said.err().contains("1 file fixed, 0 not as they must be"), said.err());
    run.file("rules/eval.fixed.py", "# ruleid: no-eval\nsafe(x)\n");
    said = test();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("  -safe(x)\n  +literal_eval(x)"), said.out());
  }

  @Test
  void anInvalidPatternIsShownAtItsPlaceInsideTheBlock() {
    run.file(
        "rules/eval.yaml",
        RULE.replace("pattern: eval($X)", "pattern: |\n        foo(1)\n        eval($X]"));
    run.file("rules/eval.py", "# ruleid: no-eval\neval(x)\n");
    Said said = test();
    assertEquals(5, said.exit(), said.out());
    assertTrue(said.out().contains("8 |         eval($X]"), said.out());
    assertTrue(said.out().contains("rules/eval.yaml, line 8"), said.out());
  }

  @Test
  void anExpectationOfARuleThatIsNotThereFails() {
    run.file("rules/eval.py", "# ruleid: no-evil\neval(x)\n");
    Said said = test();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("rules/eval.py expects no-evil"), said.out());
  }

  @Test
  void withoutTargetsThereIsNothingToTest() {
    assertEquals(3, test().exit());
    assertEquals(3, run.run("rules", "test", "rules/eval.yaml").exit());
  }

  @Test
  void aLanguageThatIsNotSupportedIsNamedAndFailsOnlyIfAskedTo() {
    run.file("rules/ruby.yaml", RULE.replace("python", "ruby").replace("no-eval", "no-ruby-eval"))
        .file("rules/ruby.rb", "# ruleid: no-ruby-eval\neval(x)\n")
        .file("rules/eval.py", "# ruleid: no-eval\neval(x)\n");
    Said said = test();
    assertEquals(0, said.exit());
    assertTrue(said.err().contains("1 not supported (1 ruby)"), said.err());
    assertEquals(4, run.run("rules", "test", "--strict-rules", "rules").exit());
  }
}
