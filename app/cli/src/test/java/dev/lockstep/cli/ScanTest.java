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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole scans as a user runs them. Rules are the test's own, so that a change of the built-in ones
/// changes nothing here.
class ScanTest {
  /// Finds `orchid-` and twelve letters; severity high, confidence high.
  private static final String RULES =
      """
      [[rules]]
      id = "orchid-token"
      description = "Orchid token"
      regex = '''\\b(orchid-[a-z]{12})\\b'''
      keywords = ["orchid-"]
      [rules.lockstep]
      severity = "high"
      confidence = "high"
      """;

  private static final String SECRET = "orchid-" + "qhwzkvtmbxgd";

  @TempDir Path temporary;
  private Path folder;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    folder = Files.createDirectory(temporary.resolve("project"));
    Files.writeString(temporary.resolve("rules.toml"), RULES);
    run = new CommandRun(folder).file("src/app.conf", "name = orders\ntoken = " + SECRET + "\n");
  }

  private Said scan(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "scan";
    words[1] = "--rules";
    words[2] = "../rules.toml";
    System.arraycopy(more, 0, words, 3, more.length);
    return run.run(words);
  }

  @Test
  void aSecretBlocksAndIsShownRedactedWithItsPlace() {
    Said said = scan();
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("src/app.conf:2:9"), said.out());
    assertFalse((said.out() + said.err()).contains(SECRET));
    assertTrue(said.err().contains("1 finding blocks"), said.err());
    assertTrue(
        said.err()
            .endsWith(
                "blocked by policy default: high and critical, confidence medium or better\n"),
        said.err());
  }

  @Test
  void aCleanTreeSaysSoInOneLine() {
    run.file("src/app.conf", "name = orders\n");
    Said said = scan();
    assertEquals(0, said.exit());
    assertEquals("", said.out());
    assertTrue(said.err().startsWith("clean · 1 file, 0 not examined · "), said.err());
    assertEquals(1, said.err().lines().count());
  }

  @Test
  void nothingInScopeIsThree() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    assertEquals(3, scan("empty").exit());
  }

  @Test
  void theGateFailsFromTheSeverityThatIsAskedFor() {
    assertEquals(0, scan("--fail-on", "critical").exit());
    assertEquals(1, scan("--fail-on", "low").exit());
  }

  @Test
  void anInvalidRuleIsFiveAndTheOthersRun() throws Exception {
    Files.writeString(
        temporary.resolve("rules.toml"), RULES + "[[rules]]\nid = \"bad\"\nregex = '''a(b'''\n");
    Said said = scan("--format", "json");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("invalid rule in ../rules.toml"), said.err());
    assertTrue(said.out().contains("orchid-token"));
  }

  @Test
  void whatCannotBeExaminedIsFourUnlessItIsAllowed() {
    run.file("broken.zip", "PK\u0003\u0004 nothing that makes sense PK\u0005\u0006");
    assertEquals(4, scan().exit());
    assertEquals(1, scan("--allow-partial").exit());
    assertTrue(scan().err().contains("1 not examined"), scan().err());
  }

  @Test
  void aPartialScanIsNeverClean() {
    run.file("src/app.conf", "")
        .file("broken.zip", "PK\u0003\u0004 nothing that makes sense PK\u0005\u0006");
    Said said = scan("--allow-partial");
    assertEquals(0, said.exit());
    assertFalse(said.err().contains("clean"), said.err());
  }

  @Test
  void whatOnlyBeginsLikeAnArchiveIsExaminedAsItIs() {
    run.file("broken.zip", "PK\u0003\u0004 and no header at all: token = " + SECRET + "\n");
    Said said = scan("--format", "csv");
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("broken.zip,1,"), said.out());
    assertTrue(said.err().contains("1 notice"), said.err());
  }

  @Test
  void severalFormatsAreWrittenInOneRun() {
    Said said = scan("--format", "json=out.json", "--format", "sarif=out.sarif", "--format", "csv");
    assertEquals(1, said.exit());
    assertTrue(run.read("out.json").contains("\"schema\""));
    assertTrue(run.read("out.sarif").contains("\"2.1.0\""));
    assertTrue(said.out().contains("orchid-token"));
    assertTrue(scan("--format", "json", "--format", "csv").err().contains("only one format"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "gitlab", "junit", "csv", "html", "github", "gitleaks"})
  void noFormatTellsTheSecret(String format) {
    Said said = scan("--format", format);
    assertEquals(1, said.exit());
    assertFalse(said.out().isEmpty());
    assertFalse(said.out().contains(SECRET), format);
  }

  @Test
  void whoAsksForSecretsIsToldWhereTheyAreShown() {
    Said said = run.run("scan", "--show-secrets", "--format", "json");
    assertTrue(said.err().contains("--show-secrets is for gitleaks' formats"), said.err());
    assertFalse(said.out().contains(SECRET), said.out());
  }

  @Test
  void theGitleaksFormatShowsSecretsToWhoAsksForThemAndNothingElseDoes() throws Exception {
    scan(); // an answer that is kept holds no secret
    Said shown = run.run("scan", "--show-secrets", "--format", "gitleaks", "--report", "own.json");
    assertTrue(shown.out().contains("\"Secret\": \"" + SECRET + "\""), shown.out());
    assertFalse(Files.readString(folder.resolve("own.json")).contains(SECRET));
    assertFalse(run.run("scan", "--format", "gitleaks").out().contains(SECRET));
  }

  @Test
  void theReportIsTheSameAtAnyNumberOfThreadsColdAndWarm() {
    for (int i = 0; i < 40; i++) {
      run.file(
          "many/file" + i + ".txt", "a\n" + SECRET.substring(0, 18) + (char) ('a' + i % 26) + "\n");
    }
    String one = scan("--format", "json", "--jobs", "1", "--no-cache").out();
    assertTrue(one.contains("many/file7.txt"));
    assertEquals(one, scan("--format", "json", "--jobs", "2").out());
    assertEquals(one, scan("--format", "json", "--jobs", "8").out());
    assertEquals(one, scan("--format", "json", "--jobs", "8", "--no-rule-cache").out());
  }

  @Test
  void standardInputIsScanned() {
    run.input("x " + SECRET + "\n");
    Said said = scan("-");
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("-:1:3"), said.out());
  }

  @Test
  void excludedPathsAreNotExamined() {
    run.file("readme.txt", "nothing\n");
    assertEquals(0, scan("--exclude", "*.conf").exit());
    assertEquals(1, scan("--exclude", "*.txt").exit());
    run.file("lockstep.yaml", "paths: {exclude: [src]}\n");
    assertEquals(0, scan().exit());
  }

  @Test
  void aWrongOptionWinsOverAllElse() {
    assertEquals(2, scan("--jobs", "none").exit());
  }

  @Test
  void aFindingIsExplainedWaivedAndThenPasses() {
    String id = id(scan().out());
    Said explained = run.run("explain", id);
    assertEquals(0, explained.exit(), explained.err());
    assertTrue(explained.out().contains("src/app.conf:2:9"), explained.out());
    assertFalse(explained.out().contains(SECRET));
    run.file("lockstep.yaml", "# ours\ngate:\n  severity: high # all that matters\n");
    Said waived =
        run.run("waive", id, "--reason", "a test: \"not\" real", "--owner", "mara@example.org");
    assertEquals(0, waived.exit(), waived.err());
    String file = run.read("lockstep.yaml");
    assertTrue(file.startsWith("# ours\ngate:\n  severity: high # all that matters\n"), file);
    assertTrue(file.contains("    expires: 2027-02-20\n"), file);
    assertEquals(0, scan().exit(), scan().err());
    Said later = scan("--now", "2027-02-21", "--all");
    assertEquals(1, later.exit());
    assertTrue(later.out().contains("waiver of mara@example.org ended"), later.out());
  }

  @Test
  void anApproverIsShownByOwnershipElseClaimedAndNeverWhoAsked() throws Exception {
    git("init", "-q");
    git("config", "user.email", "ada@example.org");
    git("config", "user.name", "Ada");
    String id = id(scan().out());
    run.run("waive", id, "--reason", "test", "--owner", "web", "--approver", "jo@example.org");
    git("add", "lockstep.yaml");
    git("commit", "-q", "-m", "Waive");
    assertTrue(scan("--all").out().contains("approved by jo@example.org (claimed)"));
    run.file(".github/CODEOWNERS", "lockstep.yaml jo@example.org\n");
    Said shown = scan("--all");
    assertEquals(0, shown.exit(), shown.err());
    assertTrue(shown.out().contains("jo@example.org (owns lockstep.yaml)"), shown.out());
    git("commit", "-q", "--amend", "--author", "Jo <jo@example.org>", "-m", "Waive");
    Said own = scan("--all");
    assertEquals(1, own.exit(), own.err());
    assertTrue(own.out().contains("who asked for it"), own.out());
  }

  @Test
  void aRuleIsExplainedByItsName() {
    Said said = run.run("explain", "orchid-token", "--rules", "../rules.toml");
    assertTrue(said.out().startsWith("orchid-token: Orchid token\n"), said.out() + said.err());
    assertTrue(
        run.run("explain", "orchid-tokne", "--rules", "../rules.toml")
            .err()
            .contains("did you mean \"orchid-token\"?"));
  }

  @Test
  void theGateJudgesAKeptReportAgain() {
    scan("--report", "kept.json");
    assertEquals(1, run.run("gate", "kept.json").exit());
    assertEquals(1, run.run("gate").exit());
    assertEquals(0, run.run("gate", "kept.json", "--fail-on", "critical").exit());
    assertEquals(1, run.run("gate", "kept.json", "kept.json").exit());
  }

  @Test
  void aBaselineLetsOnlyNewFindingsCountEvenWhenTheOldOnesMove() {
    assertEquals(0, run.run("baseline", "--rules", "../rules.toml").exit());
    assertTrue(run.read("lockstep.yaml").contains("fingerprint-key: \""));
    assertEquals(0, scan().exit(), scan().out());
    run.file("moved/other.conf", "\n\n\ntoken = " + SECRET + "\n").file("src/app.conf", "");
    assertEquals(0, scan().exit(), scan().out());
    run.file("new.conf", "token = " + SECRET.replace('q', 'r') + "\n");
    assertEquals(1, scan().exit());
  }

  @Test
  void onlyStagedContentsCountForACommit() throws Exception {
    git("init", "-q");
    assertEquals(0, scan("--staged").exit());
    git("add", "src/app.conf");
    assertEquals(1, scan("--staged").exit());
    run.file("src/app.conf", "clean in the work tree\n");
    assertEquals(1, scan("--staged").exit());
  }

  @Test
  void theHookIsInstalledBesideAnOlderOneAndStopsACommit() throws Exception {
    git("init", "-q");
    run.file(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n");
    assertEquals(0, run.run("hook", "install").exit());
    String hook = run.read(".git/hooks/pre-commit");
    assertTrue(hook.endsWith("exit 0\n"), hook);
    assertTrue(run.run("hook", "install").out().startsWith("the hook is there already"));
    assertEquals(hook, run.read(".git/hooks/pre-commit"));
    git("config", "core.hooksPath", "ours");
    assertTrue(run.run("hook", "install").out().contains("ours"));
    assertTrue(Files.isExecutable(folder.resolve("ours/pre-commit")));
  }

  @Test
  void theCacheIsShownAndCleared() {
    scan();
    assertTrue(run.run("cache").out().contains(" files, "));
    assertTrue(run.run("cache", "clear").out().startsWith("removed "));
    assertEquals(2, run.run("explain", "LS-AAAAAAAA").exit());
  }

  @Test
  void compatModeNeedsRulesAndGivesGitleaksShape() {
    assertEquals(2, run.run("scan", "--compat", "gitleaks").exit());
    Said said = scan("--compat", "gitleaks", "--format", "json");
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("\"RuleID\": \"orchid-token\""), said.out());
    assertFalse(said.out().contains(SECRET));
    assertTrue(
        scan("--compat", "gitleaks", "--format", "json", "--show-secrets").out().contains(SECRET));
  }

  @Test
  void aBaselineOfGitleaksKeepsItsFindingsOutAndIsNotScannedItself() {
    run.file("old.json", scan("--compat", "gitleaks", "--format", "json", "--show-secrets").out());
    Said old = scan("--compat", "gitleaks", "--baseline", "old.json", "--format", "json");
    assertEquals(0, old.exit(), old.err() + old.out());
    run.file("other.conf", "token = " + SECRET + "\n");
    Said more = scan("--compat", "gitleaks", "--baseline", "old.json", "--format", "json");
    assertEquals(1, more.exit(), more.err());
    assertTrue(more.out().contains("other.conf"), more.out());
    assertFalse(more.out().contains("src/app.conf"), more.out());
    run.file("old.json", "{}");
    assertEquals(2, scan("--compat", "gitleaks", "--baseline", "old.json").exit());
  }

  @Test
  void aLogOfAnotherToolIsJudged() {
    run.file(
        "other.sarif",
        """
        {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Other"}}, "results": [
          {"ruleId": "sqli", "level": "error", "message": {"text": "concatenated query"}}]}]}
        """);
    Said said = run.run("gate", "other.sarif", "--format", "json");
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("\"rule\": \"sqli\""), said.out());
  }

  @Test
  void whatTheGateDecidedIsLoggedWithoutWhatTheMaskNames() {
    run.file("report.json", scan("--format", "json").out());
    run.file("context.json", "{\"actor\": \"ada\", \"branch\": {\"name\": \"main\"}}");
    run.file(
        "policies/p.rego",
        """
        package team.p

        block contains {"rule": "r", "message": "no"}
        """);
    run.file(
        "policies/log.rego",
        """
        package system.log

        mask contains "/input/context/actor"

        mask contains {"op": "upsert", "path": "/input/report", "value": "left out"}
        """);
    Said said =
        run.run("gate", "report.json", "--context", "context.json", "--decision-log", "log.jsonl");
    assertEquals(1, said.exit(), said.err());
    String log = run.read("log.jsonl");
    assertEquals(1, log.lines().count());
    assertTrue(log.contains("\"erased\":[\"/input/context/actor\"]"), log);
    assertTrue(log.contains("\"report\":\"left out\""), log);
    assertTrue(log.contains("\"message\":\"no\""), log);
    assertFalse(log.contains("\"ada\""), log);
  }

  @Test
  void compatModeReadsHistoriesAndStagedChangesAndStartsNothingOfTheRepository() throws Exception {
    git("init", "-q");
    git("config", "user.email", "ada@example.org");
    git("config", "user.name", "Ada");
    git("remote", "add", "origin", "git@github.com:o/n.git");
    git("add", ".");
    git("commit", "-q", "-m", "Add a token");
    run.file("other.conf", "x\ntoken = " + SECRET + "\n").file(".gitattributes", "* diff=evil\n");
    git("add", ".");
    for (String setting :
        new String[] {
          "core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv",
          "gpg.program", "core.pager", "pager.log", "core.sshCommand"
        }) {
      git("config", setting, "touch " + temporary.resolve("started") + "; true");
    }
    git("config", "log.showSignature", "true");

    Said history = scan("--compat", "gitleaks", "--history", "--format", "json");
    assertEquals(1, history.exit(), history.err());
    assertTrue(history.out().contains("\"Email\": \"ada@example.org\""), history.out());
    assertTrue(history.out().contains("src/app.conf#L2\""), history.out());
    assertFalse(history.out().contains("other.conf"), history.out());
    Said staged = scan("--compat", "gitleaks", "--staged", "--format", "json");
    assertTrue(
        staged.out().contains("\"Fingerprint\": \"other.conf:orchid-token:2\""), staged.out());
    assertFalse(staged.out().contains("src/app.conf"), staged.out());
    assertFalse(Files.exists(temporary.resolve("started")));
  }

  @Test
  void compatModeOutsideARepositoryIsIncomplete() {
    Said said = scan("--compat", "gitleaks", "--history", "--format", "json");
    assertEquals(4, said.exit(), said.err());
    assertTrue(said.err().contains("not a git repository"), said.err());
  }

  @Test
  void theDoctorNamesWhatIsWrong() {
    assertEquals(0, run.run("doctor").exit());
    run.file("lockstep.yaml", "gaet: {}\n");
    Said said = run.run("doctor");
    assertEquals(2, said.exit());
    assertTrue(said.out().contains("did you mean \"gate\"?"), said.out());
  }

  private static String id(String out) {
    int at = out.indexOf("LS-");
    return out.substring(at, at + 11);
  }

  private void git(String... arguments) throws Exception {
    GitRun.git(folder, arguments);
  }
}
