package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.walk.Attribution;
import dev.lockstep.engine.git.walk.Introduction;
import dev.lockstep.engine.git.walk.Tips;
import dev.lockstep.model.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who brought a content into a history, where it stood, and whether it still does.
class AttributionTest {
  @TempDir Path folder;

  private TestRepository repository;

  @BeforeEach
  void repository() {
    repository = TestRepository.init(folder);
  }

  private ContentId id(String text) {
    repository.write(".git/blob", text);
    return Commit.hexId(repository.git("hash-object", ".git/blob"));
  }

  private Introduction introduction(String text) {
    try (GitRepository opened = GitRepository.discover(folder)) {
      Attribution attribution =
          new Attribution(
              opened.objects(), Tips.of(opened.refs()), opened.commits(), 2, () -> false);
      List<Introduction> found =
          attribution.of(new TreeSet<>(List.of(id(text))), null).introductions();
      assertEquals(List.of(), attribution.problems());
      assertEquals(1, found.size());
      return found.getFirst();
    }
  }

  private void everyWay(Runnable check) {
    check.run();
    repository.git("repack", "-adfq", "--depth=50");
    check.run();
    repository.write("unrelated", "x").commit("unrelated");
    check.run();
  }

  @Test
  void theFirstCommitThatHoldsAContentIntroducedIt() {
    repository.write("a/b/file", "v1").commit("one");
    String second = repository.write("a/b/file", "v2").commit("two");
    repository.write("a/b/file", "v3").commit("three");
    everyWay(
        () -> {
          Introduction found = introduction("v2");
          assertEquals(second, found.commit().hex());
          assertEquals(List.of("a/b/file"), found.paths());
          assertEquals(false, found.atHead());
          assertEquals(List.of("refs/heads/main"), found.refs());
        });
  }

  @Test
  void aContentThatMovedKeepsItsCommitAndHasBothPaths() {
    String first = repository.write("old/name", "text").commit("one");
    repository.delete("old/name").write("new/name", "text").commit("move");
    everyWay(
        () -> {
          Introduction found = introduction("text");
          assertEquals(first, found.commit().hex());
          assertEquals(List.of("new/name", "old/name"), found.paths());
          assertEquals(true, found.atHead());
        });
  }

  @Test
  void aSideBranchThatWasNeverMergedIsNamed() {
    repository.write("x", "x").commit("one");
    repository.git("checkout", "-q", "-b", "side");
    String side = repository.write("leak", "leak").commit("leak");
    repository.git("tag", "-a", "-m", "tagged", "v1");
    repository.git("checkout", "-q", "main");
    everyWay(
        () -> {
          Introduction found = introduction("leak");
          assertEquals(side, found.commit().hex());
          assertEquals(List.of("refs/heads/side", "refs/tags/v1"), found.refs());
          assertEquals(false, found.atHead());
        });
  }

  @Test
  void aCommitThatNoReferenceReachesIntroducesNothing() {
    repository.write("x", "x").commit("one");
    repository.write("gone", "gone").commit("two");
    repository.git("reset", "-q", "--hard", "HEAD~1");
    try (GitRepository opened = GitRepository.discover(folder)) {
      Attribution attribution =
          new Attribution(
              opened.objects(), Tips.of(opened.refs()), opened.commits(), 1, () -> false);
      assertEquals(
          List.of(), attribution.of(new TreeSet<>(List.of(id("gone"))), null).introductions());
    }
  }

  @Test
  void everyBlobOfALargerHistoryIsAttributedAsGitDoes() {
    for (int i = 0; i < 30; i++) {
      repository.write("d" + i % 3 + "/e/f" + i % 5, "text " + i).write("top" + i % 4, "top " + i);
      repository.commit("commit " + i);
    }
    repository.git("repack", "-adfq");
    try (GitRepository opened = GitRepository.discover(folder)) {
      TreeSet<ContentId> all = new TreeSet<>();
      for (int i = 0; i < 30; i++) {
        all.add(id("text " + i));
      }
      for (Introduction found :
          new Attribution(
                  opened.objects(), Tips.of(opened.refs()), opened.commits(), 2, () -> false)
              .of(all, null)
              .introductions()) {
        String log =
            repository.git("log", "--format=%H", "--find-object=" + found.content().hex(), "main");
        assertEquals(log.substring(log.lastIndexOf('\n') + 1), found.commit().hex());
      }
    }
  }

  @Test
  void aReportNamesAuthorDateMessageAndPage() {
    repository.git("config", "remote.origin.url", "git@github.com:owner/name.git");
    String first = repository.write("x", "x").commit("the subject\n\nthe body");
    try (GitRepository opened = GitRepository.discover(folder)) {
      Provenances provenances = new Provenances(opened);
      Provenance provenance = provenances.told(Provenances.untold(introduction("x")));
      assertEquals("Ada", provenance.author());
      assertEquals("ada@example.com", provenance.email());
      assertEquals("the subject", provenance.message());
      assertEquals("https://github.com/owner/name/commit/" + first, provenance.link());
    }
  }

  @Test
  void pagesAreKnownForTheUsualHosts() {
    assertEquals(
        "https://gitlab.com/a/b/c/-/commit/", Provenances.page("https://u:p@gitlab.com/a/b/c.git"));
    assertEquals("https://github.com/a/b/commit/", Provenances.page("ssh://git@github.com:22/a/b"));
    assertNull(Provenances.page("/srv/git/repository.git"));
    assertNull(Provenances.page("https://example.com/a/b"));
  }
}
