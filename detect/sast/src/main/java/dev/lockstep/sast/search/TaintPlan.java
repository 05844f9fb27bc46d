package dev.lockstep.sast.search;

import dev.lockstep.sast.rule.TaintSpec;
import java.util.List;

/// A taint rule's formulas, compiled; lists run in parallel to those of the specification.
public record TaintPlan(
    TaintSpec spec,
    List<Plan> sources,
    List<Plan> sinks,
    List<Plan> sanitizers,
    List<Plan> propagators) {}
