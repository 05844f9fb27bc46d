package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Drops what a rule with `generic` in its name found where a rule without it found the same or
/// more on the same line (`filter` in gitleaks' `detect/utils.go`).
final class GenericRules {

  private GenericRules() {}

  static List<GitleaksFinding> withoutTheirDoubles(List<GitleaksFinding> findings) {
    List<GitleaksFinding> kept = new ArrayList<>(findings.size());
    for (GitleaksFinding finding : findings) {
      if (!isGeneric(finding) || findings.stream().noneMatch(other -> covers(other, finding))) {
        kept.add(finding);
      }
    }
    return kept;
  }

  private static boolean covers(GitleaksFinding better, GitleaksFinding generic) {
    return generic.startLine() == better.startLine()
        && generic.commit().equals(better.commit())
        && !generic.ruleId().equals(better.ruleId())
        && better.secret().contains(generic.secret())
        && !isGeneric(better);
  }

  private static boolean isGeneric(GitleaksFinding finding) {
    return finding.ruleId().toLowerCase(Locale.ROOT).contains("generic");
  }
}
