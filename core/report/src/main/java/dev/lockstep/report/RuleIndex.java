package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of a report by id, and what a finding has from its rule. A report that was read may
/// name a rule that it does not hold.
final class RuleIndex {
  private final Map<RuleId, Rule> rules = new HashMap<>();

  RuleIndex(Report report) {
    for (Rule rule : report.rules()) {
      rules.put(rule.id(), rule);
    }
  }

  /// A few words for what was found.
  String title(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return rule == null ? finding.rule().value() : rule.title();
  }

  /// What to do about a finding: its own word, else its rule's; null where nobody knows.
  @Nullable String mend(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return finding.mend() != null || rule == null ? finding.mend() : rule.mend();
  }

  List<String> references(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return rule == null ? List.of() : rule.references();
  }

  List<String> tags(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return rule == null ? List.of() : rule.tags();
  }
}
