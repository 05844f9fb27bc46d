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

  @Test
  void shortOptionsMayStandTogetherAndBeforeTheirValue() {
    CommandRun run = run().file("p.rego", "package app\ntest_a if true\ntodo_test_b if true\n");
    Said said = run.run("policy", "test", "-vz", "-r=app", "-fpretty", "p.rego");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("SKIPPED: 1/2"), said.out());
    assertEquals(2, run.run("policy", "test", "-vq", "p.rego").exit());
  }

  @Test
  void metricsAreMembersOfTheResultAndTellTheSpreadOfSeveralRuns() {
    Said said = run().run("policy", "eval", "--metrics", "--count", "3", "x := 1");
    assertTrue(said.out().contains("\"timer_rego_query_eval_ns\": "), said.out());
    assertTrue(said.out().contains("\"aggregated_metrics\": {"), said.out());
    Said pretty = run().run("policy", "eval", "--metrics", "-f", "pretty", "1");
    assertEquals("1\n", pretty.out());
    assertTrue(pretty.err().contains("timer_rego_module_compile_ns"), pretty.err());
  }

  @Test
  void aProfileTellsAsManyExpressionsAsAskedForInTheOrderOfTheirPlaces() {
    Said said =
        run()
            .file("p.rego", "package app\np if {\n\tinput.x\n\tq\n}\nq if input.y\n")
            .file("i.json", "{\"x\": 1, \"y\": 2}")
            .run(
                "policy",
                "eval",
                "-d",
                "p.rego",
                "-i",
                "i.json",
                "--profile-limit=2",
                "--profile-sort=line",
                "data.app.p");
    assertEquals(2, said.out().split("\"num_eval\"", -1).length - 1, said.out());
    assertTrue(said.out().indexOf("\"row\": 3") > 0, said.out());
  }

  @Test
  void whatIsLeftOfAnEntryPointIsEvaluatedInItsPlace() {
    CommandRun run =
        run()
            .file("p.rego", "package app\nallow if { some r in data.roles; r == input.role }\n")
            .file("data.json", "{\"roles\": [\"a\", \"b\"]}")
            .file("i.json", "{\"role\": \"b\"}");
    Said said =
        run.run(
            "policy",
            "eval",
            "-O=1",
            "-e",
            "app/allow",
            "-d",
            "p.rego",
            "-d",
            "data.json",
            "-i",
            "i.json",
            "-f",
            "raw",
            "data.app.allow");
    assertEquals("true\n", said.out(), said.err());
    assertEquals(2, run.run("policy", "eval", "-O=1", "-d", "p.rego", "data").exit());
  }

  @Test
  void cellsOfATableAreAsWideAsAskedFor() {
    Said said =
        run().run("policy", "eval", "-f", "pretty", "--pretty-limit=5", "x := \"abcdefgh\"");
    assertTrue(said.out().contains("\"abcd..."), said.out());
  }

  @Test
  void notesOfAPolicyAreToldWithoutTheRest() {
    Said said =
        run()
            .file("p.rego", "package app\np if trace(\"seen\")\n")
            .run("policy", "eval", "--explain", "notes", "-d", "p.rego", "-f", "raw", "data.app.p");
    assertEquals("| Note \"seen\"", said.err().strip());
  }

  @Test
  void testsThatRunAtOnceAreToldInTheirOrder() {
    StringBuilder policy = new StringBuilder("package app\n");
    for (int i = 0; i < 100; i++) {
      policy.append("test_").append(i).append(" if ").append(i).append(" != 70\n");
    }
    CommandRun run = run().file("p.rego", policy.toString());
    String told = names(run.run("policy", "test", "-v", "-p", "4", "p.rego").out());
    assertEquals(names(run.run("policy", "test", "-v", "-p", "1", "p.rego").out()), told);
    assertTrue(told.contains("data.app.test_70: FAIL"), told);
  }

  private static String names(String out) {
    return out.replaceAll(" \\([^)]*\\)", "");
  }

  @Test
  void testsMayCallOnlyWhatTheCapabilitiesGive() {
    Said said =
        run()
            .file("c.json", "{\"builtins\": [{\"name\": \"equal\"}]}")
            .file(
                "p.rego", "package app\ntest_a if sum([1]) == 1\ntest_b if lower(\"a\") == \"a\"\n")
            .run("policy", "test", "--capabilities", "c.json", "-m", "1", "p.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("undefined function sum"), said.err());
    assertFalse(said.err().contains("lower"), said.err());
  }

  @Test
  void aQueryWithoutAResultIsNotMeasured() {
    Said said = run().run("policy", "bench", "--seconds", "0", "input.x");
    assertEquals(1, said.exit());
    Said twice =
        run()
            .input("1 + 1")
            .run("policy", "bench", "--seconds", "0", "--count", "2", "-f", "gobench", "--stdin");
    assertEquals(2, twice.out().lines().count(), twice.out());
    assertTrue(twice.out().contains(" ns/op"), twice.out());
  }

  private CommandRun run() {
    return new CommandRun(folder);
  }
}
