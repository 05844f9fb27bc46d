package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schemas, watching, and looking back.
class PolicyWorkTest {
  private static final String SCHEMA =
      """
      {"type": "object", "properties": {"user": {"type": "string"}}}
      """;

  @TempDir private Path folder;

  private CommandRun run() {
    return new CommandRun(folder);
  }

  @Test
  void aReferenceThatTheSchemaOfTheInputDoesNotHaveIsInvalid() {
    Said said =
        run()
            .file("input.json", SCHEMA)
            .file("p.rego", "package p\nallow if input.usr == \"a\"\n")
            .run("policy", "check", "--schema", "input.json", "p.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("p.rego:2: rego_type_error: undefined ref: input.usr"));
    assertTrue(said.err().contains("want (one of): [\"user\"]"), said.err());
  }

  @Test
  void metadataNamesTheFilesOfAFolderOfSchemas() {
    String policy =
        """
        package p

        # METADATA
        # schemas:
        #   - input: schema.who["one-user"]
        deny if input.user == 1

        # METADATA
        # schemas:
        #   - input: schema.nobody
        warn if input.user
        """;
    Said said =
        run()
            .file("schemas/who/one-user.json", SCHEMA)
            .file("p.rego", policy)
            .run("policy", "check", "-s", "schemas", "p.rego");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("p.rego:6: rego_type_error: match error"), said.err());
    assertTrue(said.err().contains("undefined schema: schema.nobody"), said.err());
  }

  @Test
  void testsRunAgainWhenAFileChangesUntilTheyAreInterrupted() throws Exception {
    CommandRun run = run().file("t/p_test.rego", "package p\ntest_a if false\n");
    CompletableFuture<Said> said = new CompletableFuture<>();
    Thread watching =
        Thread.ofPlatform().start(() -> said.complete(run.run("policy", "test", "--watch", "t")));
    for (int i = 0; i < 600 && !run.saidSoFar().contains("PASS: 1/1"); i++) {
      Thread.sleep(100);
      run.file("t/p_test.rego", "package p\ntest_a if true\n" + "# more\n".repeat(i));
    }
    watching.interrupt();
    Said all = said.get();
    assertTrue(all.out().contains("PASS: 1/1"), all.out());
    assertTrue(all.err().contains("watching for changes"), all.err());
  }

  @Test
  void aSimulationTellsWhomAPolicyWouldHaveBlockedAtTheTime() {
    String policy =
        """
        package team

        block contains {"message": "no", "rule": "late"} if {
          input.context.actor == "ann"
          input.context.time > "2026-11-02"
          count(input.reports) == 1
        }
        """;
    Said said =
        run()
            .file("policies/p.rego", policy)
            .file("recs/a.json", "{\"findings\": []}")
            .file("recs/a.verdict.json", verdict("2026-11-01", "ann", "pass"))
            .file("recs/b.json", "{\"findings\": []}")
            .file("recs/b.verdict.json", verdict("2026-11-03", "ann", "block"))
            .file("recs/c.json", "{\"findings\": []}")
            .file("recs/c.verdict.json", verdict("2026-11-04", "bob", "pass"))
            .run("policy", "simulate", "--policy", "policies", "--reports", "recs");
    assertEquals(0, said.exit());
    assertTrue(said.out().contains("block  b  ann  team/late  (was blocked)"), said.out());
    assertTrue(said.out().contains("1 of 3 reports would be blocked, 1 of these were"));
  }

  @Test
  void withoutAPolicyTheWholeGateIsSimulatedAndEachEntryOfItTold() {
    String log =
        """
        {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "T"}}, "results": [
          {"ruleId": "sqli", "level": "error", "message": {"text": "m"}},
          {"ruleId": "xss", "level": "error", "message": {"text": "m"}}]}]}
        """;
    CommandRun run =
        run()
            .file("log.sarif", log)
            .file("lockstep.yaml", "gate:\n  where:\n    - {rule: sqli, stage: audit}\n")
            .file("policies/p.rego", "package team\n\nblock contains \"no\"\n");
    for (String day : new String[] {"2026-11-01", "2026-11-02"}) {
      run.run("gate", "log.sarif", "--record", "recs", "--now", day, "--context", "actor=ann");
    }
    run.file("recs/2026-11-02T00-00-00Z.verdict.json", waived(run));
    Said said = run.run("policy", "simulate", "--reports", "recs", "-f", "json");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("\"default\": {"), said.out());
    assertTrue(said.out().contains("\"default/rule sqli\": {"), said.out());
    assertTrue(said.out().contains("\"team/block\": {"), said.out());
    assertTrue(said.out().contains("\"overridden\": 1"), said.out());
    assertEquals(2, run.run("policy", "simulate").exit());
  }

  /// The second verdict, with a finding of the first that somebody waived meanwhile.
  private static String waived(CommandRun run) {
    String first = run.read("recs/2026-11-01T00-00-00Z.verdict.json");
    int at = first.indexOf("\"findings\": [") + 15;
    String finding = first.substring(first.indexOf('"', at) + 1).substring(0, 26);
    return run.read("recs/2026-11-02T00-00-00Z.verdict.json")
        .replace("\"overrides\": []", "\"overrides\": [{\"finding\": \"" + finding + "\"}]");
  }

  private static String verdict(String day, String actor, String outcome) {
    return "{\"date\": \""
        + day
        + "T10:00:00Z\", \"outcome\": \""
        + outcome
        + "\", \"context\": {\"actor\": \""
        + actor
        + "\"}, \"overrides\": []}";
  }

  @Test
  void aQueryMayStandInAPackage() {
    Said said =
        run()
            .file("p.rego", "package a.b\nx := 7\n")
            .run("policy", "eval", "-d", "p.rego", "--package", "a.b", "-f", "values", "x + 1");
    assertEquals(0, said.exit());
    assertTrue(said.out().contains("8"), said.out());
  }
}
