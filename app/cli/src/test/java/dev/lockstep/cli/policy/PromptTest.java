package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is typed at the prompt of `policy run`.
class PromptTest {
  @TempDir private Path folder;

  @Test
  void aRuleIsKeptAndOneThatIsAssignedTakesThePlaceOfTheFirst() {
    assertEquals(
        """
        Rule 'x' defined in package repl. Type 'show' to see rules.
        Rule 'x' re-defined in package repl. Type 'show' to see rules.
        Rule 'big' defined in package repl. Type 'show' to see rules.
        package repl

        x := 20

        big if x > 10
        true
        """,
        typed("x := 1", "x := 20", "big if x > 10", "show", "big"));
  }

  @Test
  void whatIsNotWholeGoesOnInTheNextLine() {
    assertEquals(
        """
        Rule 'p' defined in package repl. Type 'show' to see rules.
        7
        """,
        typed("p := y if {", "  y := 7", "}", "p"));
  }

  @Test
  void anEmptyLineEndsWhatIsNoStatement() {
    String out = typed("p if {", "", "1");
    assertTrue(out.contains("rego_parse_error"), out);
    assertTrue(out.endsWith("\n1\n"), out);
  }

  @Test
  void packagesHaveRulesAndImportsOfTheirOwn() {
    assertEquals(
        """
        Rule 'x' defined in package a.b. Type 'show' to see rules.
        Rule 'y' defined in package repl. Type 'show' to see rules.
        package repl

        import data.a.b.x

        y := x + 1
        4
        """,
        typed(
            "package a.b",
            "x := 3",
            "package repl",
            "import data.a.b.x",
            "y := x + 1",
            "show",
            "y"));
  }

  @Test
  void whatIsForgottenIsNoLongerThere() {
    assertEquals(
        """
        Rule 'x' defined in package repl. Type 'show' to see rules.
        warning: no matching rules in current module
        no rules defined
        """,
        typed("x := 3", "unset x", "unset x", "show"));
  }

  @Test
  void aRuleThatCannotBeCompiledIsNotKept() {
    String out = typed("p if q", "p := 1", "show");
    assertTrue(out.contains("rego_unsafe_var_error: var q is unsafe"), out);
    assertTrue(out.endsWith("package repl\n\np := 1\n"), out);
  }

  @Test
  void settingsChangeHowAnswersAreTold() {
    String out =
        typed(
            "json",
            "1",
            "pretty",
            "metrics",
            "1",
            "metrics",
            "p if 1 > 2",
            "fails",
            "p",
            "show debug");
    assertTrue(out.contains("\"text\": \"1\""), out);
    assertTrue(out.contains("timer_rego_query_eval_ns"), out);
    assertTrue(out.contains("| Fail 1 > 2"), out);
    assertTrue(out.contains("\"explain\": \"fails\""), out);
  }

  @Test
  void queriesAreEvaluatedPartiallyWhereDocumentsAreUnknown() {
    String out = typed("p if input.x == 1", "unknown input", "data.repl.p", "unknown", "1 + 1");
    assertTrue(out.contains("│ Query 1 │ input.x = 1 │"), out);
    assertTrue(out.endsWith("\n2\n"), out);
  }

  @Test
  void policiesAndDataOfFilesAreThere() {
    Said said =
        new CommandRun(folder)
            .file("p.rego", "package app\nallow if input.user in data.admins\n")
            .file("data.json", "{\"admins\": [\"ann\"]}")
            .file("i.json", "{\"user\": \"ann\"}")
            .input("data.app.allow\ndump\nexit\nnever\n")
            .run("policy", "run", "-i", "i.json", "p.rego", "data.json");
    assertEquals("true\n{\"admins\":[\"ann\"]}\n", said.out());
    assertEquals(0, said.exit());
  }

  private String typed(String... lines) {
    Said said = new CommandRun(folder).input(String.join("\n", lines) + "\n").run("policy", "run");
    assertEquals(0, said.exit(), said.err());
    return said.out();
  }
}
