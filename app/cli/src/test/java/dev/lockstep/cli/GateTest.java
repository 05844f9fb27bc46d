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
    for (String mark : new String[] {"GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL"}) {
      run.environment(mark, "");
    }
  }

  private Said gate(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "gate";
    words[1] = "other.sarif";
    System.arraycopy(more, 0, words, 2, more.length);
    return run.run(words);
  }

  private String id(String rule) {
    String line =
        gate("--fail-on", "low")
            .out()
            .lines()
            .filter(l -> l.contains(rule))
            .findFirst()
            .orElseThrow();
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
  void rulesThatOnlyConftestAsksForAreNotPassedOverInSilence() {
    run.file("policies/p.rego", "package team.here\n\nblock contains \"no\" if false\n")
        .file("policies/q.rego", "package team.there\n\ndeny contains \"no\"\n");
    String err = gate().err();
    assertTrue(err.contains("notice: package team.there decides nothing here"), err);
    assertFalse(err.contains("package team.here"), err);
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
    String waivers = "waivers:\n  - {rule: gone, owner: ann, reason: r, expires: 2026-12-01}\n";
    run.file("lockstep.yaml", waivers).file("a.txt", "nothing\n");
    assertEquals(0, run.run("scan", "--report", "kept.json").exit());
    Said said = run.run("gate", "kept.json");
    assertTrue(said.out().contains("notice  lockstep.yaml:2: the waiver of ann covers"));
    run.file("lockstep.yaml", "gate: {}\n");
    assertFalse(run.run("gate", "kept.json").out().contains("notice"));
  }

  @Test
  void policiesThatUseTheLibraryAreTestedAndCheckedWithIt() {
    run.file(
            "policies/p.rego",
            """
            package team.p

            import data.lockstep.findings

            block contains findings.reason("all", finding) if some finding in findings.counting
            """)
        .file(
            "policies/p_test.rego",
            """
            package team.p_test

            import data.team.p

            test_none if count(p.block) == 0 with input as {"report": {"findings": []}}
            """);
    assertEquals(0, run.run("policy", "check", "--strict", "policies").exit());
    Said said = run.run("policy", "test", "--coverage", "policies");
    assertEquals(0, said.exit(), said.err());
    assertFalse(said.out().contains("lockstep:"), said.out());
  }

  private void commit(String author, String date, String file, String text) throws Exception {
    run.file(file, text);
    git("add", "-A");
    git(
        "commit",
        "-q",
        "-m",
        "x",
        "--date",
        date,
        "--author",
        author + " <" + author + "@example.org>");
  }

  private void git(String... words) throws Exception {
    GitRun.git(temporary.resolve("project"), words);
  }

  @Test
  void theContextIsWhatTheCheckoutShowsUnlessSomebodySaysMore() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.email", "ci@example.org");
    git("config", "user.name", "CI");
    git("remote", "add", "origin", "https://user:word@example.org/shop/web.git");
    commit("ann", "2026-11-01T10:00:00Z", ".github/CODEOWNERS", "src/ @web\n");
    git("checkout", "-q", "-b", "topic");
    commit("bob", "2026-11-10T10:00:00Z", "src/c.py", "1\n2\n3\n");
    assertEquals(1, gate("--record", "kept", "--context", "environment=production").exit());
    String verdict = run.read("kept/2026-11-22T10-00-00Z.verdict.json");
    for (String member :
        new String[] {
          "\"repository\": \"shop/web\"", "\"name\": \"topic\"", "\"ageDays\": 12",
          "\"actor\": \"bob@example.org\"", "\"lines\": 3", "\"environment\": \"production\""
        }) {
      assertTrue(verdict.contains(member), member + " in " + verdict);
    }
    assertTrue(verdict.contains("\"src/a.py\": [\n        \"@web\""), verdict);
    assertFalse(verdict.contains("word"), verdict);
  }

  @Test
  void aBuildServersWordCountsOnlyOnTheServer() {
    run.environment("GITHUB_HEAD_REF", "feature");
    run.file(
        "lockstep.yaml",
        "gate:\n  where:\n    - {when: context.branch.name == 'feature', stage: warn}\n");
    assertEquals(1, gate().exit());
    run.environment("GITHUB_ACTIONS", "true");
    assertEquals(0, gate().exit());
    assertEquals(1, gate("--context", "branch.name=main").exit());
  }

  @Test
  void policiesThatCannotBeLoadedNeverPass() throws Exception {
    Path policies = temporary.resolve("project/policies");
    Files.createSymbolicLink(policies, temporary.resolve("gone"));
    Said said = gate("--fail-on", "critical");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("policies is no folder"), said.err());
    Files.delete(policies);
    Files.createDirectory(policies);
    assertEquals(5, gate("--fail-on", "critical").exit());
  }

  @Test
  void aRuleOfAPolicyIsPromotedByWhatWasRecorded() {
    run.file(
        "policies/p.rego",
        """
        package team.p

        import data.lockstep.audit

        block contains {"rule": "py", "message": "no Python", "findings": {f.fingerprint}} if {
          some f in input.report.findings
        }

        rollout["py"] := audit.promoted("team.p/py", 14, 0.5)
        """);
    String[] days = {"2026-11-01", "2026-11-08", "2026-11-14", "2026-11-15", "2026-11-16"};
    int[] exits = {0, 0, 0, 1, 1};
    for (int i = 0; i < days.length; i++) {
      Said said =
          gate("--fail-on", "critical", "--record", "kept", "--reports", "kept", "--now", days[i]);
      assertEquals(exits[i], said.exit(), days[i] + said.out());
    }
  }

  @Test
  void theConfigurationNamesTheKeyOfBundlesAndMayPinIt() {
    run.file("rules/p.rego", "package team\n\nblock contains \"no\" if input.report\n")
        .file("k.txt", "s3cret");
    String[] build = {
      "policy", "build", "rules", "-o", "b.tar.gz", "--signing-key", "k.txt", "--signing-alg=HS256"
    };
    assertEquals(0, run.run(build).exit());
    String gate = "gate:\n  severity: critical\n  policies: [b.tar.gz]\n";
    run.file("lockstep.yaml", gate);
    assertTrue(gate().err().contains("is signed"), gate().err());
    run.file("lockstep.yaml", gate + "  verification-key: k.txt\n  signing-alg: HS256\n");
    assertEquals(1, gate().exit(), gate().err());
    String pin = "@sha256:" + "0".repeat(64);
    run.file(
        "lockstep.yaml", gate + "  verification-key: k.txt" + pin + "\n  signing-alg: HS256\n");
    Said other = gate();
    assertEquals(5, other.exit());
    assertTrue(other.err().contains("k.txt: is not what is pinned"), other.err());
    run.file("lockstep.yaml", gate + "  signing-alg: HS256\n");
    assertEquals(2, gate().exit());
  }

  @Test
  void aScanOfAProjectAsksItsPoliciesAsTheGateDoes() {
    run.file("policies/p.rego", "package team\n\nblock contains \"no\" if input.report\n");
    assertEquals(0, scan().exit(), "nobody configured this folder");
    run.file("lockstep.yaml", "gate: {severity: critical}\n");
    Said blocked = scan();
    assertEquals(1, blocked.exit(), blocked.err());
    assertTrue(blocked.err().contains("blocked by policy team/block: no"), blocked.err());
    run.file("policies/p.rego", "package team\n\nblock contains x if input.report\n");
    Said invalid = scan();
    assertEquals(5, invalid.exit());
    assertTrue(invalid.err().contains("policies/p.rego:3"), invalid.err());
  }

  private Said scan() {
    return run.run("scan", "--only", "secrets", ".");
  }

  @Test
  void policiesThatTheConfigurationNamesMustBeThere() {
    run.file("lockstep.yaml", "gate: {severity: critical, policies: [strict, rules]}\n");
    Said said = gate();
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("rules: no such file or directory"), said.err());
    run.file("rules/p.rego", "package team\n\nwarn contains \"soon\"\n");
    said = gate();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("block  strict/medium"), said.out());
    assertTrue(said.out().contains("warn   team/block  soon"), said.out());
  }
}
