package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyToolsTest {
  private static final String POLICY =
      """
      package app
      default allow := false
      allow if input.user == "a"
      """;

  @TempDir private Path folder;

  @Test
  void evalWritesResultsAsJson() {
    Said said =
        run()
            .file("p.rego", POLICY)
            .file("i.json", "{\"user\": \"a\"}")
            .run("policy", "eval", "-d", "p.rego", "-i", "i.json", "data.app.allow");
    assertEquals(0, said.exit());
    assertTrue(said.out().contains("\"value\": true"), said.out());
    assertTrue(said.out().contains("\"text\": \"data.app.allow\""), said.out());
  }

  @Test
  void evalFailsOnUndefinedIfAsked() {
    assertEquals(1, run().run("policy", "eval", "--fail", "data.none").exit());
    assertEquals(0, run().run("policy", "eval", "data.none").exit());
  }

  @Test
  void anInvalidQueryIsFive() {
    assertEquals(5, run().run("policy", "eval", "x +").exit());
  }

  @Test
  void aConflictIsTwo() {
    Said said =
        run()
            .file("c.rego", "package c\np := 1 if true\np := 2 if true\n")
            .run("policy", "eval", "-d", "c.rego", "data.c.p");
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("eval_conflict_error"), said.out());
  }

  @Test
  void checkNamesThePlace() {
    Said said =
        run().file("bad.rego", "package x\np if { y }\n").run("policy", "check", "bad.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("bad.rego:2: rego_unsafe_var_error"), said.err());
  }

  @Test
  void testsPassAndFailWithTheirCases() {
    CommandRun run =
        run()
            .file("p.rego", POLICY)
            .file(
                "p_test.rego",
                """
                package app_test
                import data.app
                test_ok if app.allow with input as {"user": "a"}
                test_cases[name] if {
                  some name, user in {"one": "a", "two": "b"}
                  app.allow with input as {"user": user}
                }
                todo_test_later if false
                """);
    Said said = run.run("policy", "test", "-v", ".");
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("data.app_test.test_ok: PASS"), said.out());
    assertTrue(said.out().contains("  one: PASS\n  two: FAIL"), said.out());
    assertTrue(said.out().contains("PASS: 2/4\nFAIL: 1/4\nSKIPPED: 1/4"), said.out());
    assertEquals(0, run.run("policy", "test", "-r", "test_ok$", ".").exit());
  }

  @Test
  void judgeCountsAsConftestDoes() {
    Said said =
        run()
            .file(
                "policy/main.rego",
                """
                package main
                deny contains "no" if input.kind == "A"
                deny_x contains {"msg": "x"} if input.kind == "A"
                warn contains "w" if input.kind == "B"
                exception contains ["x"] if input.kind == "A"
                """)
            .file("a.yaml", "kind: A\n---\nkind: B\n")
            .run("policy", "judge", "a.yaml");
    assertEquals(1, said.exit());
    assertTrue(
        said.out().endsWith("6 tests, 3 passed, 1 warning, 1 failure, 1 exception\n"), said.out());
  }

  @Test
  void judgingWithoutPoliciesIsNoPass() {
    Said said = run().file("a.yaml", "kind: A\n").run("policy", "judge", "a.yaml");
    assertEquals(5, said.exit());
  }

  @Test
  void anUnknownNamespaceIsNoPass() {
    Said said =
        run()
            .file("policy/main.rego", "package main\ndeny contains \"no\" if false\n")
            .file("a.yaml", "kind: A\n")
            .run("policy", "judge", "-n", "mian", "a.yaml");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("did you mean main?"), said.err());
  }

  private CommandRun run() {
    return new CommandRun(folder);
  }
}
