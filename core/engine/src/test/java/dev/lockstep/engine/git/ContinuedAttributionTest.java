package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.walk.Attribution;
import dev.lockstep.engine.git.walk.AttributionRecord;
import dev.lockstep.engine.git.walk.Tips;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attribution that goes on from an earlier one says what one without it says.
class ContinuedAttributionTest {
  @TempDir Path folder;

  private TestRepository repository;
  private final Random random = new Random(4);

  @BeforeEach
  void repository() {
    repository = TestRepository.init(folder);
  }

  private SortedSet<ContentId> blobs() {
    SortedSet<ContentId> blobs = new TreeSet<>();
    String all =
        repository.git(
            "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)");
    for (String line : all.split("\n")) {
      if (line.startsWith("blob ")) {
        blobs.add(Commit.hexId(line.substring(5)));
      }
    }
    return blobs;
  }

  private Attribution.Found found(@Nullable AttributionRecord before) {
    try (GitRepository opened = GitRepository.discover(folder)) {
      Attribution attribution =
          new Attribution(
              opened.objects(), Tips.of(opened.refs()), opened.commits(), 2, () -> false);
      Attribution.Found found = attribution.of(blobs(), before);
      assertEquals(List.of(), attribution.problems());
      return found;
    }
  }

  private static AttributionRecord kept(Attribution.Found found) {
    AttributionRecord record = found.record();
    assertNotNull(record);
    return AttributionRecord.fromBytes(record.toBytes());
  }

  private AttributionRecord sameAsAnew(AttributionRecord before) {
    Attribution.Found continued = found(before);
    assertEquals(found(null).introductions(), continued.introductions());
    return kept(continued);
  }

  private void change() {
    String[] folders = {"", "a/", "a/b/", "c/"};
    String path = folders[random.nextInt(4)] + "f" + random.nextInt(4);
    repository.write(path, "text " + random.nextInt(12));
  }

  private void step() {
    switch (random.nextInt(9)) {
      case 0 -> repository.git("checkout", "-q", "-B", "side" + random.nextInt(3));
      case 1 -> repository.git("commit", "-q", "--amend", "--allow-empty", "-m", "amended");
      case 2 -> repository.git("checkout", "-q", "main");
      case 3 -> {
        change();
        repository.commit("before a merge");
        for (String branch : repository.git("branch", "--format=%(refname:short)").split("\n")) {
          repository.git("merge", "-q", "-s", "ours", "--no-edit", branch);
        }
      }
      case 4 -> repository.git("tag", "-f", "-a", "-m", "tagged", "v" + random.nextInt(3));
      case 5 -> repository.git("repack", "-adq");
      case 6 -> {
        if (repository.git("rev-list", "--count", "HEAD").length() > 1) {
          repository.git("reset", "-q", "--hard", "HEAD~" + (1 + random.nextInt(3)));
        }
      }
      default -> {
        change();
        repository.commit("a change");
      }
    }
  }

  @Test
  void whateverCameInBetweenTheIntroductionsAreThoseOfAllAnew() {
    change();
    repository.commit("first");
    AttributionRecord kept = kept(found(null));
    for (int round = 0; round < 40; round++) {
      for (int i = random.nextInt(4); i >= 0; i--) {
        step();
      }
      kept = sameAsAnew(kept);
    }
  }

  @Test
  void commitsThatAreOlderThanOnesKnownComeWhereTheyComeAnew() {
    change();
    repository.commit("first");
    repository.git("branch", "side");
    change();
    repository.commit("young");
    AttributionRecord kept = kept(found(null));
    repository.git("checkout", "-q", "side");
    repository.write("old", "text 1").write("a/f1", "text 2").git("add", "-A");
    repository.git(
        "-c", "user.useConfigOnly=true", "commit", "-q", "-m", "old", "--date=1600000000 +0000");
    sameAsAnew(kept);
  }

  @Test
  void nothingNewLeavesTheRecordAsItIs() {
    change();
    repository.commit("first");
    AttributionRecord kept = kept(found(null));
    assertSame(kept, found(kept).record());
  }

  @Test
  void whereCommitsAreMissingNothingIsKept() {
    change();
    repository.commit("first");
    change();
    repository.commit("second");
    repository.git("clone", "-q", "--depth=1", "file://" + folder, "clone");
    try (GitRepository opened = GitRepository.discover(folder.resolve("clone"))) {
      Attribution attribution =
          new Attribution(
              opened.objects(), Tips.of(opened.refs()), opened.commits(), 1, () -> false);
      assertNull(attribution.of(blobs(), null).record());
    }
  }

  @Test
  void aTornRecordIsRefused() {
    change();
    repository.commit("first");
    byte[] bytes = kept(found(null)).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] torn = Arrays.copyOf(bytes, length);
      assertThrows(MalformedFact.class, () -> AttributionRecord.fromBytes(torn));
    }
  }
}
