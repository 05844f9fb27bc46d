package dev.lockstep.cli.scan;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What looks for things in one run, and which of its rules are invalid.
///
/// @param problems of the rules themselves; an invalid rule is `invalid-rule`
public record Detection(List<Capability> capabilities, List<Problem> problems) {
  /// The id of a problem that makes exit code 5.
  public static final String INVALID_RULE = "invalid-rule";

  /// @param cache where compiled rules are kept; null to compile them
  public static Detection of(ScanRequest request, @Nullable Cache cache) {
    return new Detection(List.of(), List.of());
  }

  /// Whether a rule of the user's is invalid; the others run.
  public boolean hasInvalidRules() {
    return problems.stream().anyMatch(problem -> problem.id().equals(INVALID_RULE));
  }
}
