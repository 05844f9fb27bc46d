package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.source.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is staged, and what a change brings.
class SourcesTest {
  @TempDir Path folder;

  private TestRepository repository;

  @BeforeEach
  void repository() {
    repository = TestRepository.init(folder.resolve("work"));
    repository.write("top", "top").write("a/one", "1").write("a/b/two", "2").write("ab", "3");
    repository.write("a.b", "4").write("z/last", "5");
  }

  private Collected staged() {
    return staged(repository.folder(), PathScope.ALL);
  }

  private static Collected staged(Path where, PathScope paths) {
    Collected sink = new Collected();
    try (StagedSource source = StagedSource.of(GitRepository.discover(where), paths)) {
      source.emit(sink);
      sink.entries.keySet().forEach(sink::text);
    }
    return sink;
  }

  private Collected since(String revision) {
    Collected sink = new Collected();
    try (ChangeSource source =
        ChangeSource.since(GitRepository.discover(repository.folder()), revision, PathScope.ALL)) {
      source.emit(sink);
    }
    return sink;
  }

  private Set<String> atMergeBase(String revision) {
    Collected sink = new Collected();
    try (TreeSource source =
        TreeSource.atMergeBase(
            GitRepository.discover(repository.folder()), revision, PathScope.ALL)) {
      source.emit(sink);
    }
    return Set.copyOf(sink.entries.keySet());
  }

  @Test
  void beforeTheFirstCommitEverythingInTheIndexIsStaged() {
    assertEquals(Set.of(), staged().entries.keySet());
    repository.git("add", "-A");
    assertEquals(6, staged().entries.size());
  }

  @Test
  void onlyWhatDiffersFromHeadIsStaged() {
    repository.commit("first");
    assertEquals(Set.of(), staged().entries.keySet());
    repository.write("a/b/two", "changed").write("a/new", "new").delete("ab");
    repository.git("add", "-A");
    repository.write("a/b/two", "not staged");
    Collected sink = staged();
    assertEquals(Set.of("a/b/two", "a/new"), sink.entries.keySet());
    assertEquals(List.of(), sink.problems);
  }

  @Test
  void theStagedBytesComeFromTheIndexNotFromTheWorkTree() {
    repository.commit("first");
    repository.write("top", "staged").git("add", "-A");
    repository.write("top", "work tree");
    Collected sink = new Collected();
    try (StagedSource source =
        StagedSource.of(GitRepository.discover(repository.folder()), PathScope.ALL)) {
      source.emit(sink);
      assertEquals("staged", sink.text("top"));
    }
  }

  @Test
  void everyVersionOfTheIndexIsRead() {
    repository.commit("first");
    repository.write("a/b/two", "changed").write("a/intent", "later");
    repository.git("add", "a/b/two");
    repository.git("add", "-N", "a/intent");
    for (String version : List.of("2", "3", "4")) {
      repository.git("update-index", "--index-version", version, "--force-write-index");
      assertEquals(Set.of("a/b/two"), staged().entries.keySet(), "version " + version);
    }
  }

  @Test
  void aFileThatBecameAFolderIsStaged() {
    repository.commit("first");
    repository.delete("top").write("top/file", "top").git("add", "-A");
    assertEquals(Set.of("top/file"), staged().entries.keySet());
  }

  @Test
  void bothSidesOfAConflictAreStaged() {
    repository.commit("first");
    repository.git("checkout", "-q", "-b", "side");
    repository.write("top", "theirs").commit("theirs");
    repository.git("checkout", "-q", "main");
    repository.write("top", "ours").commit("ours");
    assertThrows(IllegalStateException.class, () -> repository.git("merge", "side"));
    Collected sink = staged();
    assertEquals(Set.of("top"), sink.entries.keySet());
  }

  @Test
  void aSubmoduleIsPassedOver() {
    TestRepository other = TestRepository.init(folder.resolve("other"));
    other.write("x", "x").commit("x");
    repository.commit("first");
    repository.git("submodule", "--quiet", "add", folder.resolve("other").toString(), "sub");
    Collected sink = staged();
    assertEquals(Set.of(".gitmodules"), sink.entries.keySet());
    assertEquals(Map.of("submodule", 1L), sink.passedOver);
    // Its own repository is found through the file `.git`.
    assertTrue(
        GitRepository.discover(repository.folder().resolve("sub"))
            .layout()
            .index()
            .endsWith(Path.of("modules", "sub", "index")));
  }

  @Test
  void aLinkedWorkTreeHasItsOwnIndexAndHead() {
    repository.commit("first");
    repository.git("worktree", "add", "-q", "../linked", "-b", "linked");
    TestRepository linked = TestRepository.in(folder.resolve("linked"));
    linked.write("linked-only", "x").git("add", "-A");
    assertEquals(Set.of("linked-only"), staged(linked.folder(), PathScope.ALL).entries.keySet());
    assertEquals(Set.of(), staged().entries.keySet());
  }

  @Test
  void aSparseIndexStandsForItsFolders() {
    repository.commit("first");
    repository.git("sparse-checkout", "init", "--cone", "--sparse-index");
    repository.git("sparse-checkout", "set", "z");
    repository.write("z/last", "changed").git("add", "z/last");
    assertEquals(Set.of("z/last"), staged().entries.keySet());
  }

  @Test
  void aSplitIndexIsRefusedWithWhatToDo() {
    repository.commit("first");
    repository.git("update-index", "--split-index");
    GitFailure failure = assertThrows(GitFailure.class, this::staged);
    assertEquals(GitFailure.Code.UNSUPPORTED, failure.code());
    assertTrue(failure.reason().contains("--no-split-index"), failure.reason());
  }

  @Test
  void anotherFormatOfIdsIsRefused() {
    TestRepository sha256 = TestRepository.init(folder.resolve("sha256"), "--object-format=sha256");
    GitFailure failure =
        assertThrows(GitFailure.class, () -> GitRepository.discover(sha256.folder()));
    assertEquals(GitFailure.Code.UNSUPPORTED, failure.code());
  }

  @Test
  void pathsAreShownFromWhereTheUserStands() {
    repository.commit("first");
    repository.write("a/new", "new").write("other", "other").git("add", "-A");
    Collected sink = staged(repository.folder().resolve("a"), new PathScope("a/", "../"));
    assertEquals(Set.of("../a/new"), sink.entries.keySet());
    assertEquals("new", sink.entries.values().iterator().next().occurrence().pathInTarget());
  }

  @Test
  void whatTheUserExcludesIsPassedOver() {
    repository.git("add", "-A");
    Scope scope = new Scope(List.of("a/", "*.b"), 2);
    Collected sink = staged(repository.folder(), new PathScope("", "", scope));
    assertEquals(Set.of("ab", "z/last"), sink.entries.keySet());
    assertEquals(Map.of("excluded", 3L, "too-large", 1L), sink.passedOver);
    assertEquals("too-large", sink.problems.getFirst().id());
  }

  @Test
  void whatIsExcludedCountsFromWhereTheUserSays() {
    repository.git("add", "-A");
    Scope scope = new Scope(List.of("/up/a/one", "/b", "up/"), Long.MAX_VALUE, "up/a/");
    Collected sink = staged(repository.folder(), new PathScope("a/", "", scope));
    assertEquals(Set.of("a/b/two"), sink.entries.keySet());
    assertEquals(Map.of("excluded", 1L), sink.passedOver);
  }

  @Test
  void aTreeAtTheMergeBaseIsAllThatWasThere() {
    repository.commit("first");
    Set<String> all = Set.of("top", "a/one", "a/b/two", "ab", "a.b", "z/last");
    assertEquals(all, atMergeBase("HEAD"));
    repository.git("checkout", "-q", "-b", "feature");
    repository.write("new", "new").commit("feature");
    repository.git("checkout", "-q", "main");
    repository.write("main-only", "x").commit("main goes on");
    repository.git("checkout", "-q", "feature");
    assertEquals(all, atMergeBase("main"));
  }

  @Test
  void aChangeIsWhatHeadBringsSinceTheHistoriesParted() {
    repository.commit("first");
    repository.git("checkout", "-q", "-b", "feature");
    repository.write("a/one", "feature").write("new", "new").commit("feature");
    repository.git("checkout", "-q", "main");
    repository.write("main-only", "x").commit("main goes on");
    repository.git("checkout", "-q", "feature");
    assertEquals(Set.of("a/one", "new"), since("main").entries.keySet());
    repository.git("merge", "-q", "main");
    assertEquals(Set.of("a/one", "new"), since("main").entries.keySet());
    assertEquals(Set.of(), since("HEAD").entries.keySet());
  }

  @Test
  void revisionsAreNamedAsGitNamesThem() {
    String first = repository.commit("first");
    repository.write("new", "new").commit("second");
    repository.git("tag", "-a", "-m", "v1", "v1", "HEAD~1");
    for (String name :
        List.of(
            first, first.substring(0, 8), "HEAD~1", "main^", "@~", "v1", "refs/tags/v1^{commit}")) {
      assertEquals(Set.of("new"), since(name).entries.keySet(), name);
    }
  }

  @Test
  void anUnknownRevisionIsAClearError() {
    repository.commit("first");
    GitFailure failure = assertThrows(GitFailure.class, () -> since("origin/nowhere"));
    assertEquals(GitFailure.Code.UNKNOWN_REVISION, failure.code());
    assertThrows(GitFailure.class, () -> since("HEAD~99"));
    assertThrows(GitFailure.class, () -> since("../../etc/passwd"));
  }

  @Test
  void aShallowCloneSaysHowToGetTheRest() {
    repository.commit("first");
    repository.git("branch", "old");
    for (int i = 0; i < 5; i++) {
      repository.write("new", "new" + i).commit("next");
    }
    Path clone = folder.resolve("clone");
    repository.git(
        "clone",
        "-q",
        "--depth=1",
        "--no-single-branch",
        "file://" + repository.folder(),
        clone.toString());
    GitFailure failure =
        assertThrows(
            GitFailure.class,
            () ->
                ChangeSource.since(GitRepository.discover(clone), "origin/old", PathScope.ALL)
                    .close());
    assertEquals(GitFailure.Code.NO_MERGE_BASE, failure.code());
    assertTrue(failure.reason().contains("--unshallow"), failure.reason());
  }

  @Test
  void theMergeBaseIsGits() {
    repository.commit("first");
    repository.git("checkout", "-q", "-b", "side");
    for (int i = 0; i < 6; i++) {
      repository.write("side" + i, "x").commit("side");
      repository.git("checkout", "-q", "main");
      repository.write("main" + i, "x").commit("main");
      if (i % 2 == 0) {
        repository.git("merge", "-q", "--no-edit", "side");
      }
      repository.git("checkout", "-q", "side");
    }
    try (GitRepository opened = GitRepository.discover(repository.folder())) {
      try (ChangeSource source = ChangeSource.since(opened, "main", PathScope.ALL)) {
        assertEquals(repository.git("merge-base", "main", "side"), source.base().hex());
      }
    }
  }

  @Test
  void aBareRepositoryWithoutConfigurationIsRead() {
    repository.commit("first");
    repository.git("clone", "-q", "--bare", ".", "../bare.git");
    TestRepository bare = TestRepository.in(folder.resolve("bare.git"));
    bare.delete("config");
    try (GitRepository opened = GitRepository.discover(bare.folder())) {
      assertEquals(repository.git("rev-parse", "HEAD"), String.valueOf(opened.refs().head()));
    }
  }
}
