package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Mark;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// What came of the findings of an entry while it was in audit.
///
/// @param days whole days since a report first had the entry in audit; 0 where none had
/// @param reports how many had
/// @param findings how many different findings they had of it
/// @param overridden how many of these somebody waived or allowed
record AuditTrail(long days, int reports, int findings, int overridden) {

  static AuditTrail of(GateScope scope, GateFacts facts) {
    String name = scope.name();
    Instant first = facts.now();
    int reports = 0;
    Set<Fingerprint> found = new HashSet<>();
    Set<Fingerprint> lifted = new HashSet<>();
    for (Earlier earlier : facts.earlier()) {
      if (earlier.stages().get(name) != Stage.AUDIT || earlier.date().isAfter(facts.now())) {
        continue;
      }
      reports++;
      first = earlier.date().isBefore(first) ? earlier.date() : first;
      for (Finding finding : earlier.findings()) {
        if (!scope.covers(finding, facts)) {
          continue;
        }
        boolean overridden = isOverridden(finding);
        if (finding.counts() || overridden) {
          found.add(finding.fingerprint());
        }
        if (overridden) {
          lifted.add(finding.fingerprint());
        }
      }
    }
    return new AuditTrail(
        Duration.between(first, facts.now()).toDays(), reports, found.size(), lifted.size());
  }

  private static boolean isOverridden(Finding finding) {
    return finding.marks().stream()
        .anyMatch(mark -> mark.type() == Mark.Type.WAIVER || mark.type() == Mark.Type.INLINE);
  }

  /// As conditions see it: `days`, `reports`, `findings`, and `overridden` as a share from 0 to 1.
  ObjectValue value() {
    double share = findings == 0 ? 0 : (double) overridden / findings;
    return new ObjectValue.Builder()
        .put("days", LongValue.of(days))
        .put("reports", LongValue.of(reports))
        .put("findings", LongValue.of(findings))
        .put("overridden", NumberValue.parse(BigDecimal.valueOf(share).toPlainString()))
        .build();
  }
}
