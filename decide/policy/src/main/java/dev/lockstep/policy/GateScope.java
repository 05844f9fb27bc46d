package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.policy.condition.Condition;
import dev.lockstep.policy.condition.UndecidedCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Findings that an entry of the gate is about: those that fit all that is given.
///
/// @param rule ids of rules, with wildcards
/// @param path where all places lie, seen from the folder of the configuration
/// @param kinds empty for every kind
/// @param when of `finding` and `context`
public record GateScope(
    @Nullable PathPattern rule,
    @Nullable PathPattern path,
    Set<Kind> kinds,
    @Nullable Condition when) {

  public GateScope {
    kinds = Set.copyOf(kinds);
  }

  /// @throws UndecidedCondition where the condition asks for what is not there
  boolean covers(Finding finding, GateFacts facts) {
    return covers(finding, facts.projectPath())
        && (when == null
            || when.holds(
                Map.of("finding", FindingValues.of(finding), "context", facts.context())));
  }

  private boolean covers(Finding finding, UnaryOperator<String> projectPath) {
    return (rule == null || rule.matches(finding.rule().value()))
        && (kinds.isEmpty() || kinds.contains(finding.kind()))
        && (path == null || path.coversAll(finding, projectPath));
  }

  /// How verdicts name it: the same entry has the same name from one run to the next.
  public String name() {
    List<String> parts = new ArrayList<>();
    if (rule != null) {
      parts.add("rule " + rule);
    }
    if (path != null) {
      parts.add("path " + path);
    }
    if (!kinds.isEmpty()) {
      parts.add("kinds " + String.join(" ", kinds.stream().sorted().map(Kind::id).toList()));
    }
    if (when != null) {
      parts.add("when " + when);
    }
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }
}
