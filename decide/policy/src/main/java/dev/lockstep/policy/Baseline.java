package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Mark;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The findings that were there before, by fingerprint: they are somebody's work, not this
/// change's.
///
/// @param origin where it comes from: a file, a commit
/// @param reason what a mark says: "in the baseline", "at the merge base"
public record Baseline(Set<Fingerprint> fingerprints, String origin, String reason) {

  public Baseline {
    fingerprints = Set.copyOf(fingerprints);
  }

  public static Baseline of(Collection<Finding> findings, String origin, String reason) {
    return new Baseline(
        Set.copyOf(findings.stream().map(Finding::fingerprint).toList()), origin, reason);
  }

  /// The findings, those that were there before marked.
  public List<Finding> apply(List<Finding> findings) {
    return findings.stream().map(this::mark).toList();
  }

  private Finding mark(Finding finding) {
    return finding.counts() && fingerprints.contains(finding.fingerprint())
        ? finding.with(new Mark(Mark.Type.BASELINE, reason, origin))
        : finding;
  }
}
