package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gate says of a report that another job made.
class GateTest {
  private static final String LOG =
      """
      {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Other"}}, "results": [
        {"ruleId": "sqli", "level": "error", "message": {"text": "concatenated query"},
         "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/a.py"},
           "region": {"startLine": 3, "startColumn": 5}}}]},
        {"ruleId": "weak-hash", "level": "warning", "message": {"text": "MD5"},
         "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/b.py"},
           "region": {"startLine": 7}}}]}]}]}
      """;

  @TempDir private Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeReport() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
    run.file("other.sarif", LOG);
  }

  private Said gate(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "gate";
    words[1] = "other.sarif";
    System.arraycopy(more, 0, words, 2, more.length);
    return run.run(words);
  }

  private String id(String rule) {
    String line = gate("--fail-on", "low").out().lines().filter(l -> l.contains(rule)).findFirst().orElseThrow();
    return line.substring(line.indexOf("LS-"));
  }

  @Test
  void eachReasonNamesItsPolicyItsFindingsAndWhatWouldMendThem() {
    run.file(
        "policies/p.rego",
        """
        package team.code

        block contains {"rule": "py", "message": "no Python", "findings": [f.fingerprint], "mend": "port it"} if {
          some f in input.report.findings
          endswith(f.locations[0].path, "b.py")
        }
        """);
    Said said = gate();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("block  default  high and critical"), said.out());
    assertTrue(said.out().contains("  high  sqli  src/a.py:3:5  LS-"), said.out());
    assertTrue(said.out().contains("block  team.code/py  no Python\n  medium  weak-hash"));
    assertTrue(said.out().contains("  mend: port it\n"), said.out());
  }

  @Test
  void whatIsInAuditIsToldByItsNumber() {
    run.file("lockstep.yaml", "gate: {stage: audit}\n");
    Said said = gate();
    assertEquals(0, said.exit());
    assertTrue(said.out().startsWith("audit  default  high and critical"), said.out());
    assertTrue(said.out().contains(", 1 finding\n"), said.out());
    assertTrue(gate("--all").out().contains("src/a.py:3:5"));
  }

  @Test
  void aGateThatPassesSaysNothingButItsVerdict() {
    assertEquals("", gate("--fail-on", "critical").out());
  }

  @Test
  void aWaiverEndsWithinTheDaysThatTheProjectLets() {
    String id = id("sqli");
    run.file("lockstep.yaml", "gate: {waiver-days: 30}\n");
    String[] waive = {"waive", id, "--report", "kept.json", "--reason", "r", "--owner", "o"};
    gate("--format", "json=kept.json");
    Said late = run.run(with(waive, "--expires", "2026-12-23"));
    assertEquals(2, late.exit());
    assertTrue(late.err().contains("expected a date up to 2026-12-22"), late.err());
    assertEquals(0, run.run(waive).exit());
    assertTrue(run.read("lockstep.yaml").contains("expires: 2026-12-22"));
    assertEquals(0, gate().exit());
  }

  private static String[] with(String[] words, String... more) {
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  @Test
  void aWaiverThatTheScanCalledStaleStaysSoUntilItGoes() {
    String waivers =
        "waivers:\n  - {rule: gone, owner: ann, reason: r, expires: 2026-12-01}\n";
    run.file("lockstep.yaml", waivers).file("a.txt", "nothing\n");
    assertEquals(0, run.run("scan", "--report", "kept.json").exit());
    Said said = run.run("gate", "kept.json");
    assertTrue(said.out().contains("notice  lockstep.yaml:2: the waiver of ann covers"));
    run.file("lockstep.yaml", "gate: {}\n");
    assertFalse(run.run("gate", "kept.json").out().contains("notice"));
  }
}
