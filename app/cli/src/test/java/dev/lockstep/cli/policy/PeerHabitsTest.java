package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users of `opa` type.
class PeerHabitsTest {
  @TempDir private Path folder;

  @Test
  void coverageIsAMemberOfTheResult() {
    Said said =
        run()
            .file("p.rego", "package app\np if input.x\n")
            .run("policy", "eval", "--coverage", "-d", "p.rego", "data.app.p");
    assertTrue(said.out().contains("\"coverage\": {"), said.out());
    assertEquals("", said.err());
  }

  @Test
  void aBundleWithoutUnusedRulesHasWhatItsEntryPointNeeds() {
    CommandRun run =
        run()
            .file("p.rego", "package app\nallow if helper\nhelper if input.x\nunused if input.y\n")
            .file("q.rego", "package other\nz := 1\n");
    assertEquals(
        0,
        run.run("policy", "build", "--prune-unused", "-e", "app/allow", "p.rego", "q.rego").exit());
    Said said = run.run("policy", "eval", "-b", "bundle.tar.gz", "-f", "raw", "data");
    assertFalse(said.out().contains("other"), said.out());
    Said deps = run.run("policy", "inspect", "bundle.tar.gz");
    assertFalse(deps.out().contains("other"), deps.out());
    run.file("i.json", "{\"x\": 1}");
    Said allow =
        run.run("policy", "eval", "-b", "bundle.tar.gz", "-i", "i.json", "-f", "raw", "data.app");
    assertEquals("{\"allow\":true,\"helper\":true}\n", allow.out());
  }

  @Test
  void pruningNeedsAnEntryPoint() {
    Said said =
        run()
            .file("p.rego", "package app\np := 1\n")
            .run("policy", "build", "--prune-unused", "p.rego");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("--entrypoint"), said.err());
  }

  @Test
  void whatTheProgramDeniesIsListed() {
    Said said = run().run("policy", "capabilities");
    assertTrue(
        said.out().lines().anyMatch(line -> line.contains("http.send") && line.contains("denied")),
        said.out());
    CommandRun run = run().file("c.json", run().run("policy", "capabilities", "-f", "json").out());
    run.file("p.rego", "package app\np := count([])\n");
    assertEquals(0, run.run("policy", "check", "--capabilities", "c.json", "p.rego").exit());
  }

  @Test
  void aPolicyOfOneVersionOnlyIsNotValidInBoth() {
    CommandRun run = run().file("p.rego", "package app\np if input.x\n");
    assertEquals(5, run.run("policy", "check", "--v0-v1", "p.rego").exit());
    assertEquals(0, run.run("policy", "fmt", "--v0-v1", "-w", "p.rego").exit());
    assertEquals(0, run.run("policy", "check", "--v0-v1", "p.rego").exit());
    assertEquals("package app\n\nimport rego.v1\n\np if input.x\n", run.read("p.rego"));
  }

  @Test
  void noMoreErrorsAreToldThanAskedFor() {
    Said said =
        run()
            .file("p.rego", "package app\np if a\nq if b\nr if c\n")
            .run("policy", "check", "--max-errors", "1", "p.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("var a is unsafe"), said.err());
    assertFalse(said.err().contains("var b is unsafe"), said.err());
  }

  private CommandRun run() {
    return new CommandRun(folder);
  }
}
