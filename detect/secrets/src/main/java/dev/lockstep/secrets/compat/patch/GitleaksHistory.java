package dev.lockstep.secrets.compat.patch;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.Problem;
import dev.lockstep.secrets.compat.Commit;
import dev.lockstep.secrets.compat.Fragment;
import dev.lockstep.secrets.compat.GitleaksScan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// What `gitleaks git` reports of the patches of a history, or of a change that is not committed.
public final class GitleaksHistory {
  private static final int BATCH = 1 << 18;
  private static final int MOST_WAITING = 64;

  private final GitleaksScan scan;
  private final Optional<HostLink> links;
  private final Blobs blobs;
  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService pool;
  private final Deque<Future<List<GitleaksFinding>>> waiting = new ArrayDeque<>();
  private final List<GitleaksFinding> findings = new ArrayList<>();
  private List<Fragment> batch = new ArrayList<>();
  private int size;

  /// Opens blobs of the repository.
  public interface Blobs {
    /// @param name `COMMIT:PATH`, or `:PATH` of what is staged
    InputStream open(String name) throws IOException;
  }

  private GitleaksHistory(
      GitleaksScan scan, Optional<HostLink> links, Blobs blobs, ExecutorService pool) {
    this.scan = scan;
    this.links = links;
    this.blobs = blobs;
    this.pool = pool;
  }

  /// Reads patches to their end.
  ///
  /// @param patches what `git log -p -U0` or `git diff -U0` prints
  /// @param links where the commits can be looked at
  /// @param blobs where archives are read, if any are to be opened
  /// @param name what problems name
  public static GitleaksScan.Answer of(
      GitleaksScan scan,
      InputStream patches,
      Optional<HostLink> links,
      Blobs blobs,
      String name,
      ExecutorService pool)
      throws IOException, InterruptedException {
    GitleaksHistory history = new GitleaksHistory(scan, links, blobs, pool);
    boolean complete;
    try {
      complete = PatchReader.read(patches, history::take, history::takeBinary);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    history.submit();
    while (!history.waiting.isEmpty()) {
      history.collect();
    }
    if (!complete) {
      history.problems.add(
          Problem.incomplete(
              "malformed-patch", name, "git's patches break off at a malformed hunk"));
    }
    return new GitleaksScan.Answer(history.findings, history.problems);
  }

  private void take(Fragment fragment) {
    batch.add(fragment);
    size += fragment.length() + 256;
    if (size >= BATCH) {
      submit();
    }
  }

  private void takeBinary(String path, Commit commit) {
    if (scan.opensArchives() && GitleaksScan.isArchive(path)) {
      submit(() -> find(path, commit));
    }
  }

  private void submit() {
    List<Fragment> full = batch;
    batch = new ArrayList<>();
    size = 0;
    submit(() -> find(full));
  }

  private void submit(Callable<List<GitleaksFinding>> work) {
    waiting.add(pool.submit(work));
    if (waiting.size() > MOST_WAITING) {
      try {
        collect();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted"));
      }
    }
  }

  private void collect() throws InterruptedException {
    try {
      findings.addAll(waiting.remove().get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scan of patches failed", e.getCause());
    }
  }

  private List<GitleaksFinding> find(List<Fragment> fragments) {
    List<GitleaksFinding> found = new ArrayList<>();
    for (Fragment fragment : fragments) {
      found.addAll(linked(scan.fragment(fragment)));
    }
    return found;
  }

  private List<GitleaksFinding> find(String path, Commit commit) throws IOException {
    try (InputStream in = blobs.open(commit.sha() + ":" + path)) {
      GitleaksScan.Answer answer = scan.archive(in, path, commit);
      problems.addAll(answer.problems());
      return linked(answer.findings());
    }
  }

  private List<GitleaksFinding> linked(List<GitleaksFinding> found) {
    return found.stream()
        .map(finding -> links.map(link -> finding.linked(link.to(finding))).orElse(finding))
        .toList();
  }
}
