package dev.lockstep.policy;

import dev.lockstep.value.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a gate knows beside the findings.
///
/// @param projectPath a path of the report as the folder of the configuration sees it
/// @param context repository, branch, change, environment, actor, owners and time
/// @param earlier what was judged before, in any order
public record GateFacts(
    UnaryOperator<String> projectPath, ObjectValue context, Instant now, List<Earlier> earlier) {

  public GateFacts {
    earlier = List.copyOf(earlier);
  }
}
