package dev.lockstep.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a finding is an instance of, as far as a reader of reports needs it. How it is matched is
/// its capability's.
///
/// @param title a few words, no full stop: "GitHub personal access token"
/// @param description what it is and what it opens, one or more sentences; may be empty
/// @param mend what to do about any finding of this rule, an imperative; null where it depends on
///     the finding
/// @param references addresses to read on
/// @param tags as SARIF has them: `external/cwe/cwe-798`, the rule's main CWE first
public record Rule(
    RuleId id,
    Kind kind,
    String title,
    String description,
    Severity severity,
    Confidence confidence,
    @Nullable String mend,
    List<String> references,
    List<String> tags) {

  public Rule {
    references = List.copyOf(references);
    tags = List.copyOf(tags);
  }
}
