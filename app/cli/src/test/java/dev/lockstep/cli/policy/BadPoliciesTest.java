package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies and data that are wrong, as the command tells it: code, place, exit code.
class BadPoliciesTest {
  @TempDir private Path folder;

  private CommandRun run() {
    return new CommandRun(folder);
  }

  private Said judged(String policy) {
    return run()
        .file("policy/p.rego", policy)
        .file("x.json", "{}")
        .run("policy", "judge", "-p", "policy", "x.json");
  }

  @Test
  void anUnknownBuiltinIsFiveWithItsPlace() {
    Said said = judged("package main\n\ndeny contains 1 if no.such.thing(input)\n");
    assertEquals(5, said.exit());
    assertTrue(
        said.err().contains("p.rego:3: rego_type_error: undefined function no.such.thing"),
        said.err());
  }

  @Test
  void aRuleThatNeedsItselfIsFiveWithItsWay() {
    Said said = judged("package main\n\ndeny contains x if x := allowed\n\nallowed := deny\n");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("rego_recursion_error"), said.err());
  }

  @Test
  void documentsThatContradictEachOtherAreNoPass() {
    CommandRun run =
        run()
            .file("d/a.json", "{\"x\": {\"y\": 1}}")
            .file("d/b.json", "{\"x\": {\"y\": 2}}")
            .file("d/p.rego", "package main\n\nallow := true\n");
    Said said = run.run("policy", "eval", "-d", "d", "data.main.allow");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("b.json"), said.err());
  }

  @Test
  void dataThatEndsEarlyIsFiveWithItsPlace() {
    Said said =
        run().file("d/data.json", "{\"x\": [1, 2").run("policy", "eval", "-d", "d", "data.x");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("data.json"), said.err());
  }

  @Test
  void dataNestedBeyondReasonIsRefusedNotACrash() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    Said said = run().file("d/data.json", deep).run("policy", "eval", "-d", "d", "data.x");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("data.json"), said.err());
  }

  @Test
  void aPatternThatDoublesWithEachCharacterEnds() {
    String text = "a".repeat(20_000) + "!";
    Said said =
        run()
            .file("i.json", "{\"x\": \"" + text + "\"}")
            .run(
                "policy",
                "eval",
                "-i",
                "i.json",
                "-f",
                "raw",
                "regex.match(`^(a|aa|a*)*$`, input.x)");
    assertEquals(0, said.exit());
    assertEquals("false", said.out().strip());
  }

  @Test
  void aPatternThatIsTooLargeIsUndefinedOrAnErrorInStrictMode() {
    String query = "regex.match(`((((a{100}){100}){100}){100}){100}`, \"a\")";
    assertEquals(1, run().run("policy", "eval", "--fail", query).exit());
    assertEquals(2, run().run("policy", "eval", "--strict-builtin-errors", query).exit());
  }

  @Test
  void aFunctionThatCallsItselfThroughOthersIsFive() {
    Said said = judged("package main\n\nf(x) := g(x)\n\ng(x) := f(x)\n\ndeny contains f(1)\n");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("recursi"), said.err());
  }
}
