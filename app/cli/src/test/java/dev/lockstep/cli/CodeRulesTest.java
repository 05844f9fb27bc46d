package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Semgrep's rules as a user meets them: compatible scans, searches, explanations.
class CodeRulesTest {
  private static final String RULES =
      """
      rules:
        - id: no-eval
          languages: [python]
          severity: ERROR
          message: $X is run as code.
          metadata: {cwe: ["CWE-95: eval"], level: 3}
          patterns:
            - pattern: eval($X)
            - pattern-not: eval("...")
            - metavariable-regex: {metavariable: $X, regex: "[a-z]+"}
        - id: flow
          languages: [python]
          severity: WARNING
          message: Data is used.
          mode: taint
          pattern-sources: [{pattern: source()}]
          pattern-sanitizers: [{pattern: clean(...)}]
          pattern-sinks: [{pattern: sink(...)}]
      """;

  private static final String CODE =
      """
      def f():
          eval("1")
          eval(name)
          eval(UPPER)
          eval(name) # nosemgrep
          a = source()
          sink(clean(a))
          sink(a)
      """;

  @TempDir Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
    run.file("rules/r.yaml", RULES).file("app.py", CODE);
  }

  private Said compatible(String... more) {
    String[] words = new String[more.length + 7];
    System.arraycopy(
        new String[] {"scan", "--compat", "semgrep", "--rules", "rules", "--format", "json"},
        0,
        words,
        0,
        7);
    System.arraycopy(more, 0, words, 7, more.length);
    return run.run(words);
  }

  @Test
  void aCompatibleScanSpeaksSemgrepsJson() {
    Said said = compatible();
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("\"check_id\": \"rules.no-eval\""), said.out());
    assertTrue(said.out().contains("\"message\": \"name is run as code.\""), said.out());
    assertTrue(said.out().contains("\"level\": 3"), said.out());
    assertTrue(said.out().contains("\"lines\": \"    eval(name)\""), said.out());
    assertTrue(said.out().contains("\"taint_source\""), said.out());
    assertEquals(1, said.out().split("rules.no-eval", -1).length - 1, said.out());
    assertEquals(1, compatible("--fail-on", "high").exit());
  }

  @Test
  void rulesOfTwoFilesMayHaveTheSameId() {
    run.file("rules/again.yaml", RULES.replace("eval(", "print("))
        .file("app.py", CODE + "    print(name)\n");
    String out = compatible().out();
    assertEquals(2, out.split("rules.no-eval", -1).length - 1, out);
  }

  @Test
  void aCompatibleScanPassesOverWhatSemgrepPassesOver() {
    run.file("tests/app.py", CODE).file("lib/app.py", CODE);
    String out = compatible().out();
    assertTrue(out.contains("\"path\": \"lib/app.py\""), out);
    assertTrue(out.contains("\"reason\": \"semgrepignore_patterns_match\""), out);
    run.file(".semgrepignore", "lib/\n");
    out = compatible().out();
    assertFalse(out.contains("\"path\": \"lib/app.py\",\n      \"start\""), out);
    assertTrue(out.contains("\"path\": \"tests/app.py\""), out);
  }

  @Test
  void ourOwnScanMarksWhatSemgrepignoreNames() {
    run.file(".semgrepignore", "*.py\n");
    Said said = run.run("scan", "--only", "sast", "--rules", "rules");
    assertEquals(0, said.exit(), said.out());
    said = run.run("scan", "--only", "sast", "--rules", "rules", "--all");
    assertTrue(
        said.out().contains("ignore-file, the file is ignored (.semgrepignore)"), said.out());
  }

  @Test
  void aRuleThatIsNotSupportedMakesAStrictScanIncomplete() {
    run.file("rules/ruby.yaml", RULES.replace("python", "ruby"));
    assertEquals(1, run.run("scan", "--only", "sast", "--rules", "rules").exit());
    assertEquals(4, run.run("scan", "--only", "sast", "--rules", "rules", "--strict-rules").exit());
  }

  @Test
  void anInvalidPatternIsShownInItsFile() {
    run.file(
        "rules/r.yaml", RULES.replace("pattern: eval($X)", "pattern: |\n            eval($X]"));
    Said said = run.run("scan", "--only", "sast", "--rules", "rules");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("invalid rule in rules/r.yaml: "), said.err());
    assertTrue(said.err().contains("  9 |             eval($X]\n    |             ^"), said.err());
  }

  @Test
  void aPatternIsSearchedLikeAText() {
    Said said = run.run("rules", "search", "-e", "sink($X)", "--lang", "python", ".");
    assertEquals(0, said.exit(), said.err());
    assertTrue(
        said.out().contains("app.py:8:5  $X = a\n  8 |     sink(a)\n    |     ^^^^^^^"),
        said.out());
    assertEquals(1, run.run("rules", "search", "-e", "none()", "--lang", "python", ".").exit());
    assertEquals(5, run.run("rules", "search", "-e", "sink(", "--lang", "python", ".").exit());
    assertEquals(2, run.run("rules", "search", "-e", "x", "--lang", "cobol", ".").exit());
  }

  @Test
  void aTreeNamesKindsPlacesAndWhatNamesMean() {
    Said said = run.run("rules", "dump-ast", "app.py");
    assertEquals(0, said.exit());
    assertTrue(said.out().contains("call  8:5-8:12"), said.out());
    assertTrue(said.out().contains("name a  8:10-8:11  declared 6:5"), said.out());
  }

  private String explained(String rule, int line) {
    Said said = run.run("explain", "--rules", "rules", rule, "app.py:" + line);
    assertEquals(0, said.exit(), said.err());
    return said.out();
  }

  @Test
  void aLineIsExplainedByThePartThatDecides() {
    assertTrue(explained("no-eval", 3).contains("no-eval finds line 3, $X = name"));
    assertTrue(explained("no-eval", 2).contains("-> taken away by: not pattern eval(\"...\")"));
    assertTrue(explained("no-eval", 4).contains("-> taken away by this condition"));
    assertTrue(explained("no-eval", 8).contains("matches elsewhere: line 2"));
    assertTrue(
        explained("flow", 7).contains("-> data is cleaned on the way"), explained("flow", 7));
    assertTrue(explained("flow", 3).contains("-> no sink of the rule is on line 3"));
  }

  @Test
  void aRuleIsExplainedByCodeThatItFinds() {
    run.file("rules/r.py", "# ruleid: no-eval\neval(x)\n\n\n\n\n# ok: no-eval\nrun(x)\n");
    String out = run.run("explain", "--rules", "rules", "no-eval").out();
    assertTrue(out.contains("it finds\n    eval(x)\n"), out);
    assertTrue(out.contains("it lets pass\n    run(x)"), out);
    out = run.run("explain", "java-sql-injection").out();
    assertTrue(out.contains("it finds") && out.contains("external/cwe/cwe-89"), out);
  }

  @Test
  void aFindingIsExplainedByItsStepsAndWhatCleans() {
    run.run("scan", "--only", "sast", "--rules", "rules");
    String listed = run.run("scan", "--only", "sast", "--rules", "rules").out();
    int at = listed.indexOf("LS-", listed.indexOf("flow"));
    String out = run.run("explain", "--rules", "rules", listed.substring(at, at + 11)).out();
    assertTrue(out.contains("a = source()"), out);
    assertTrue(out.contains("clean(...)"), out);
  }
}
