package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Rule;
import org.jspecify.annotations.Nullable;

/// What to do about a finding: its own word, else its rule's.
final class Mends {

  private Mends() {}

  static @Nullable String of(Finding finding, @Nullable Rule rule) {
    if (finding.mend() != null) {
      return finding.mend();
    }
    return rule == null ? null : rule.mend();
  }
}
