package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lockstep fix` on a small project.
class FixTest {
  private static final String CODE = "import yaml\n\ndef read(text):\n    return yaml.load(text)\n";

  @TempDir Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
    run.file("app.py", CODE);
  }

  private static String rule(String id, String pattern, String fix) {
    return """
      - id: %s
        languages: [python]
        severity: ERROR
        message: Not this.
        pattern: %s
        %s
    """
        .formatted(id, pattern, fix);
  }

  private CommandRun rules(String... rules) {
    return run.file("rules.yaml", "rules:\n" + String.join("", rules));
  }

  private Said fix(String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"fix", "--only", "sast", "--rules", "rules.yaml"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return run.run(words);
  }

  @Test
  void itShowsADiffAndChangesNothing() {
    rules(rule("load", "yaml.load($X)", "fix: yaml.safe_load($X)"));
    Said said = fix();
    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.out()
            .contains(
                """
                --- a/app.py
                +++ b/app.py
                @@ -1,4 +1,4 @@
                 import yaml
                 \s
                 def read(text):
                -    return yaml.load(text)
                +    return yaml.safe_load(text)
                """
                    .replace(" \\s", " ")
                    .replace("  \n", " \n")),
        said.out());
    assertEquals("1 change in 1 file; lockstep fix --write makes them\n", said.err());
    assertEquals(CODE, run.read("app.py"));
  }

  @Test
  void withWriteTheFileIsChanged() {
    rules(rule("load", "yaml.load($X)", "fix: yaml.safe_load($X)"));
    Said said = fix("--write");
    assertEquals(0, said.exit(), said.err());
    assertEquals(CODE.replace("load(", "safe_load("), run.read("app.py"));
    assertEquals("nothing to fix: nothing was found\n", fix("--write").err());
  }

  @Test
  void aRegularExpressionChangesPartOfTheMatch() {
    rules(
        rule(
            "load",
            "yaml.load($X)",
            "fix-regex: {regex: 'load\\((.*)\\)', replacement: 'safe_load(\\1, None)'}"));
    fix("--write");
    assertTrue(run.read("app.py").contains("yaml.safe_load(text, None)"), run.read("app.py"));
  }

  @Test
  void ofTwoThatChangeTheSameCodeTheFirstWins() {
    rules(
        rule("a-load", "yaml.load($X)", "fix: yaml.safe_load($X)"),
        rule("b-load", "yaml.$F(text)", "fix: other(text)"));
    Said said = fix("--write");
    assertEquals(1, said.exit());
    assertTrue(run.read("app.py").contains("safe_load"), run.read("app.py"));
    assertTrue(said.err().contains("b-load: a-load changes the same code first"), said.err());
  }

  @Test
  void aChangeAfterWhichTheFileCannotBeParsedIsTakenBack() {
    rules(rule("load", "yaml.load($X)", "fix: 'yaml.safe_load($X'"));
    Said said = fix("--write");
    assertEquals(1, said.exit());
    assertTrue(said.err().contains("taken back  app.py: it could not be parsed"), said.err());
    assertEquals(CODE, run.read("app.py"));
  }

  @Test
  void aChangeAfterWhichAnotherRuleFindsSomethingIsTakenBack() {
    run.file("other.py", CODE.replace("yaml.load(text)", "yaml.load(1)"));
    rules(
        rule("load", "yaml.load($X)", "fix: system($X)"),
        rule("system", "system(text)", "metadata: {}"));
    Said said = fix("--write");
    assertEquals(1, said.exit());
    assertTrue(said.err().contains("taken back  app.py: system finds something"), said.err());
    assertEquals(CODE, run.read("app.py"));
    assertTrue(run.read("other.py").contains("system(1)"));
  }

  @Test
  void aFixThatItsOwnRuleFindsAgainIsTakenBack() {
    rules(rule("load", "yaml.load(...)", "fix: yaml.load(text, 1)"));
    Said said = fix("--write");
    assertEquals(1, said.exit(), said.err());
    assertEquals(CODE, run.read("app.py"));
  }

  @Test
  void furtherLinesOfAFixAreIndentedAsTheFirst() {
    rules(
        rule(
            "load",
            "return yaml.load($X)",
            "fix: |\n        check($X)\n        return yaml.load($X, 2)"));
    fix("--write");
    assertTrue(
        run.read("app.py").endsWith("    check(text)\n    return yaml.load(text, 2)\n"),
        run.read("app.py"));
  }

  @Test
  void whatIsNoFolderIsRefused() {
    rules();
    assertEquals(2, fix("-").exit());
  }
}
