package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.Problem;
import dev.lockstep.secrets.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// What `gitleaks dir` and `gitleaks stdin` report. The order is by file, line, column and rule;
/// gitleaks' own is random.
public final class GitleaksScan {
  private static final Comparator<GitleaksFinding> ORDER =
      Comparator.comparing(GitleaksFinding::file)
          .thenComparing(GitleaksFinding::symlinkFile)
          .thenComparingInt(GitleaksFinding::startLine)
          .thenComparingInt(GitleaksFinding::startColumn)
          .thenComparing(GitleaksFinding::ruleId)
          .thenComparing(GitleaksFinding::secret)
          .thenComparing(finding -> String.valueOf(finding.tags()));

  private final RuleSet rules;
  private final CompatSettings settings;
  private final FragmentDetector detector;
  private final Predicate<GitleaksFinding> ignored;
  private final Set<String> unread;

  /// @param ignored what an ignore file or a baseline takes out
  /// @param unread files that gitleaks does not scan, by its paths: the rule file, the baseline
  public GitleaksScan(
      RuleSet rules,
      CompatSettings settings,
      Predicate<GitleaksFinding> ignored,
      Set<String> unread) {
    this.rules = rules;
    this.settings = settings;
    this.detector = new FragmentDetector(rules, settings);
    this.ignored = ignored;
    this.unread = Set.copyOf(unread);
  }

  /// What was found, and what could not be read.
  public record Answer(List<GitleaksFinding> findings, List<Problem> problems) {

    public Answer {
      findings = findings.stream().sorted(ORDER).toList();
      problems = problems.stream().sorted().toList();
    }
  }

  /// Scans a folder or a file on the threads of a pool.
  ///
  /// @param base the folder that `source` is relative to
  /// @param source as the user named it: findings name files as it does
  public Answer directory(Path base, String source, ExecutorService pool)
      throws InterruptedException {
    List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    Walk walk = new Walk(rules.allowlists(), settings, problems);
    List<Future<List<GitleaksFinding>>> futures = new ArrayList<>();
    for (List<Walk.Target> batch : batches(walk.targets(base, source))) {
      futures.add(pool.submit(() -> files(batch, problems)));
    }
    List<GitleaksFinding> findings = new ArrayList<>();
    for (Future<List<GitleaksFinding>> future : futures) {
      try {
        findings.addAll(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a scan of files failed", e.getCause());
      }
    }
    return new Answer(findings, problems);
  }

  /// Scans what comes from a stream, which has no path.
  public Answer stream(InputStream in) throws IOException {
    List<GitleaksFinding> findings = new ArrayList<>();
    new Chunks().read(in, "", "", fragment -> find(fragment, findings));
    return new Answer(findings, List.of());
  }

  /// Whether archives are opened, those of histories too.
  public boolean opensArchives() {
    return settings.maxArchiveDepth() > 0;
  }

  /// Scans an archive that a commit changed.
  ///
  /// @param path as gitleaks names it
  /// @return what was found, and what could not be read
  public Answer archive(InputStream in, String path, Commit commit) {
    List<GitleaksFinding> findings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      new FileFragments(rules.allowlists(), settings.maxArchiveDepth(), problems::add)
          .read(in, path, "", fragment -> find(fragment.in(commit), findings));
    } catch (IOException e) {
      problems.add(Problem.incomplete("unreadable", path, "cannot be read: " + e.getMessage()));
    }
    return new Answer(findings, problems);
  }

  /// Whether a name is an archive's.
  public static boolean isArchive(String path) {
    return ArchiveName.matches(path);
  }

  /// Scans fragments that come from elsewhere, such as the added lines of a history.
  public List<GitleaksFinding> fragment(Fragment fragment) {
    List<GitleaksFinding> findings = new ArrayList<>();
    find(fragment, findings);
    return findings;
  }

  private List<GitleaksFinding> files(List<Walk.Target> targets, List<Problem> problems) {
    FileFragments files =
        new FileFragments(rules.allowlists(), settings.maxArchiveDepth(), problems::add);
    List<GitleaksFinding> findings = new ArrayList<>();
    for (Walk.Target target : targets) {
      try (InputStream in = Files.newInputStream(target.file())) {
        files.read(in, target.path(), target.symlink(), fragment -> find(fragment, findings));
      } catch (IOException e) {
        problems.add(
            Problem.incomplete("unreadable", target.path(), "cannot be read: " + e.getMessage()));
      }
    }
    return findings;
  }

  private void find(Fragment fragment, List<GitleaksFinding> findings) {
    if (!fragment.path().isEmpty() && unread.contains(fragment.path())) {
      return;
    }
    for (GitleaksFinding finding : detector.detect(fragment)) {
      GitleaksFinding stamped = Fingerprints.stamped(finding);
      if (!ignored.test(stamped)) {
        findings.add(stamped);
      }
    }
  }

  private static List<List<Walk.Target>> batches(List<Walk.Target> targets) {
    List<List<Walk.Target>> batches = new ArrayList<>();
    for (int i = 0; i < targets.size(); i += 64) {
      batches.add(targets.subList(i, Math.min(targets.size(), i + 64)));
    }
    return batches;
  }
}
