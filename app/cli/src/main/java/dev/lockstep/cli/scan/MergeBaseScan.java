package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.OnlyNew;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.source.Source;
import dev.lockstep.policy.Baseline;
import java.util.List;

/// `gate.only-new: merge-base`: what is found in the files of the commit where a change began is
/// old. All of its files are looked at, not only those that the change touches: a secret that the
/// change copies out of another file was there before. What both have is examined once.
final class MergeBaseScan {
  /// The branches that a change usually goes to.
  static final List<String> USUAL =
      List.of("origin/HEAD", "origin/main", "origin/master", "main", "master");

  private MergeBaseScan() {}

  static boolean isAskedFor(ScanRequest request) {
    return request.baseline() == null
        && request.configuration().newSince().against() == OnlyNew.MERGE_BASE
        && !(request.selection() instanceof Selection.Stream);
  }

  /// @throws CommandFailure of usage where there is no repository, no such branch, or no common
  ///     ancestor
  static List<Source> sources(ScanRequest request, Surroundings surroundings) {
    return Sources.atMergeBase(branches(request), request, surroundings);
  }

  /// A revision that is typed goes before the configured branch. A branch is looked for at the
  /// remote first: the local one may be older than where the change began.
  private static List<String> branches(ScanRequest request) {
    if (request.selection() instanceof Selection.Since(String revision)) {
      return List.of(revision);
    }
    Configuration.NewSince newSince = request.configuration().newSince();
    String branch = newSince.branch();
    return branch.isEmpty() ? USUAL : List.of("origin/" + branch, branch);
  }

  static Baseline baseline(ScanResult before) {
    return Baseline.of(before.findings(), "merge base", "at the merge base");
  }
}
