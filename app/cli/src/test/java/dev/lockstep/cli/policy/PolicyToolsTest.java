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

  @Test
  void fmtShowsWritesAndFails() {
    CommandRun run = run().file("p.rego", "package a\nx=1").file("q.rego", "package a\n\ny := 1\n");
    assertEquals("package a\n\nx := 1\n", run.run("policy", "fmt", "p.rego").out());
    assertEquals("p.rego\n", run.run("policy", "fmt", "-l", ".").out());
    assertEquals(2, run.run("policy", "fmt", "--fail", "-l", ".").exit());
    Said diff = run.run("policy", "fmt", "-d", "p.rego");
    assertTrue(diff.out().contains("-x=1\n\\ No newline at end of file\n+\n+x := 1\n"), diff.out());
    assertEquals(0, run.run("policy", "fmt", "-w", ".").exit());
    assertEquals("", run.run("policy", "fmt", "-l", ".").out());
  }

  @Test
  void fmtRejectsWhatIsNoRego() {
    assertEquals(5, run().file("p.rego", "package").run("policy", "fmt", "p.rego").exit());
  }

  @Test
  void checkIsStrictIfAsked() {
    CommandRun run = run().file("p.rego", "package a\nimport data.b\np := 1\n");
    assertEquals(0, run.run("policy", "check", "p.rego").exit());
    Said said = run.run("policy", "check", "--strict", "p.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("import data.b unused"), said.err());
  }

  @Test
  void aPolicyThatCannotBeLoadedIsNoPass() {
    CommandRun run =
        run()
            .file("p.rego", "package main\ndeny contains \"x\" if nope(1)\n")
            .file("p_test.rego", "package main_test\ntest_a if true\n")
            .file("a.yaml", "kind: A\n");
    assertEquals(5, run.run("policy", "test", ".").exit());
    assertEquals(5, run.run("policy", "judge", "-p", ".", "a.yaml").exit());
    assertEquals(5, run.run("policy", "eval", "-d", "p.rego", "1 == 1").exit());
    assertEquals(5, run.run("policy", "check", "p.rego").exit());
    assertEquals(5, run.run("policy", "build", "p.rego").exit());
  }

  @Test
  void recursionUnsafeVariablesAndDeepNestingAreFive() {
    CommandRun run =
        run()
            .file("r.rego", "package a\np if q\nq if p\n")
            .file("u.rego", "package a\np := x if y\n")
            .file("d.rego", "package a\np := " + "[".repeat(50_000) + "\n");
    Said recursion = run.run("policy", "check", "r.rego");
    assertEquals(5, recursion.exit());
    assertTrue(recursion.err().contains("r.rego:2: rego_recursion_error"), recursion.err());
    assertEquals(5, run.run("policy", "check", "u.rego").exit());
    assertEquals(5, run.run("policy", "check", "d.rego").exit());
  }

  @Test
  void patternsCostWhatTheirTextsAreLong() {
    Said said =
        run()
            .file(
                "m.rego",
                """
                package a
                text := concat("", ["a" | some i in numbers.range(1, 20000)])
                r := regex.match(`(a*)*b`, text)
                """)
            .run("policy", "eval", "-d", "m.rego", "-f", "raw", "data.a.r");
    assertEquals("false\n", said.out());
  }

  @Test
  void buildMakesABundleThatEvalReads() {
    CommandRun run = run().file("p.rego", POLICY).file("data.json", "{\"k\": 1}");
    assertEquals(0, run.run("policy", "build", "-o", "b.tar.gz", "p.rego", "data.json").exit());
    Said said =
        run.run("policy", "eval", "-b", "b.tar.gz", "-f", "raw", "[data.k, data.app.allow]");
    assertEquals("[1,false]\n", said.out());
    Said inspected = run.run("policy", "inspect", "b.tar.gz");
    assertEquals(0, inspected.exit());
    assertTrue(inspected.out().contains("data.app"), inspected.out());
  }

  @Test
  void aBadBundleIsFive() {
    assertEquals(
        5, run().file("b.tar.gz", "no bundle").run("policy", "eval", "-b", "b.tar.gz", "1").exit());
  }

  @Test
  void depsNamesWhatAQueryReads() {
    Said said =
        run().file("p.rego", POLICY).run("policy", "deps", "-d", "p.rego", "data.app.allow");
    assertEquals(0, said.exit());
    assertTrue(said.out().contains("input.user"), said.out());
  }

  @Test
  void explainSaysWhatFailed() {
    Said said =
        run()
            .file("p.rego", POLICY)
            .file("i.json", "{\"user\": \"b\"}")
            .run("policy", "explain", "-d", "p.rego", "-i", "i.json", "data.app.allow");
    assertTrue(said.out().contains("input.user"), said.out());
  }

  private CommandRun run() {
    return new CommandRun(folder);
  }
}
