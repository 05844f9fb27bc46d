package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a scan looks at and what it counts: excluded paths, rules that are off, what a change
/// brings.
class ScopeOfScanTest {
  private static final String RULES =
      """
      [[rules]]
      id = "orchid-token"
      regex = '''\\b(orchid-[a-z]{12})\\b'''
      keywords = ["orchid-"]
      [rules.lockstep]
      severity = "high"
      confidence = "high"
      """;

  private static final String OLD = "token = orchid-" + "qhwzkvtmbxgd\n";
  private static final String NEW = "token = orchid-" + "vtmbxgdqhwzk\n";

  @TempDir Path temporary;
  private Path folder;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    folder = Files.createDirectory(temporary.resolve("project"));
    Files.writeString(temporary.resolve("rules.toml"), RULES);
    run = new CommandRun(folder);
    git("init", "-q", "-b", "main");
  }

  private Said scan(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "scan";
    words[1] = "--rules";
    words[2] = temporary.resolve("rules.toml").toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return run.run(words);
  }

  @Test
  void whatWasAtTheMergeBaseIsNotNewWhereverItIsCopied() throws Exception {
    run.file("lockstep.yaml", "gate: {only-new: merge-base, branch: main}\n").file("a.conf", OLD);
    assertEquals(0, run.run("baseline", "--output", "unused.txt").exit());
    commit("first");
    git("checkout", "-q", "-b", "feature");
    run.file("b.conf", OLD);
    commit("a copy");
    assertEquals(0, scan().exit(), scan().out());
    assertEquals(0, scan("--since", "main").exit());
    assertTrue(scan("--all").out().contains("at the merge base"), scan("--all").out());
    run.file("c.conf", NEW);
    Said said = scan();
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("c.conf:1:9"), said.out());
    assertFalse(said.out().contains("a.conf"), said.out());
    commit("one more");
    assertEquals(1, scan("--since", "main").exit());
    assertEquals(said.out(), scan("--no-cache").out());
  }

  @Test
  void withoutTheBranchNothingIsJudged() throws Exception {
    run.file("lockstep.yaml", "gate: {only-new: merge-base, branch: release}\n")
        .file("a.conf", OLD);
    commit("first");
    Said said = scan();
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("release"), said.err());
  }

  @Test
  void theConfigurationsPatternsCountFromItsFolderWhateverIsScanned() throws Exception {
    run.file("lockstep.yaml", "paths: {exclude: [a/gen/, '/b.conf']}\n")
        .file("a/gen/x.conf", OLD)
        .file("a/b.conf", "nothing\n");
    assertEquals(0, scan().exit());
    assertEquals(0, scan("a").exit());
    git("add", ".");
    assertEquals(0, scan("--staged").exit());
    assertEquals(0, scan("--staged", "a").exit());
    run.file("a/b.conf", OLD);
    assertEquals(1, scan("a").exit());
    git("add", ".");
    assertEquals(1, scan("--staged", "a").exit());
  }

  @Test
  void typedPatternsCountFromWhatIsScanned() throws Exception {
    run.file("lockstep.yaml", "paths: {exclude: [other/]}\n")
        .file("a/gen/x.conf", OLD)
        .file("a/fine.txt", "nothing\n");
    assertEquals(0, scan("a", "--exclude", "/gen").exit());
    assertEquals(0, scan("a", "--exclude", "x.conf").exit());
    assertEquals(1, scan("a", "--exclude", "/x.conf").exit());
    git("add", ".");
    assertEquals(0, scan("--staged", "a", "--exclude", "/gen").exit());
  }

  @Test
  void stagedFilesThatAreTooLargeArePassedOverWithANotice() throws Exception {
    run.file("a.conf", OLD);
    git("add", ".");
    Said said = scan("--staged", "--max-file-size", "5");
    assertEquals(0, said.exit());
    assertTrue(said.err().contains("nothing examined, 1 notice"), said.err());
  }

  @Test
  void aRuleThatIsOffIsTurnedOnByItsName() {
    assertFalse(run.run("rules", "list").out().contains("generic-uuid"));
    assertTrue(run.run("rules", "list", "--rules", "audit").out().contains("generic-uuid"));
    run.file("lockstep.yaml", "rules: {enable: [generic-uuid]}\n");
    assertTrue(run.run("rules", "list").out().contains("generic-uuid"));
    Said said = run.run("scan", "--enable-rule", "generic-uudi");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("did you mean \"generic-uuid\"?"), said.err());
  }

  @Test
  void aRuleThatIsTurnedOffByANameThatNoneHasIsAnError() {
    run.file(
        "own.yaml", "rules:\n- {id: own-rule, languages: [python], message: m, pattern: f()}\n");
    for (String id : List.of("aws-access-key-id", "java-path-by-caller", "own-rule")) {
      Said known =
          run.run("scan", "--rules", "default", "--rules", "own.yaml", "--disable-rule", id);
      assertEquals(0, known.exit(), known.err());
    }
    Said typed = run.run("scan", "--only", "secrets", "--disable-rule", "java-path-by-calller");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("did you mean \"java-path-by-caller\"?"), typed.err());
    run.file("lockstep.yaml", "rules: {disable: [no-such-rule-at-all]}\n");
    Said configured = run.run("scan");
    assertEquals(2, configured.exit());
    assertTrue(
        configured.err().contains("there is no rule \"no-such-rule-at-all\" to disable"),
        configured.err());
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("-c", "user.name=Mara", "-c", "user.email=mara@example.org", "commit", "-q", "-m", message);
  }

  private void git(String... arguments) throws Exception {
    GitRun.git(folder, arguments);
  }
}
