package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.SastRule;
import org.jspecify.annotations.Nullable;

/// A rule, compiled for one of its languages.
///
/// @param plan of a search rule, else null
/// @param taint of a taint rule, else null
public record CompiledRule(
    SastRule rule, Reader reader, @Nullable Plan plan, @Nullable TaintPlan taint) {

  /// Whether its taint follows calls from one file to another.
  public boolean follows() {
    return taint != null && rule.options().is("follow_calls");
  }
}
