package dev.lockstep.sast.search;

import java.util.List;

/// A taint rule's formulas, compiled; lists run in parallel to those of the specification.
final class TaintPlan {
  private final LatePlans sources;
  private final LatePlans sinks;
  private final LatePlans sanitizers;
  private final LatePlans propagators;

  TaintPlan(LatePlans sources, LatePlans sinks, LatePlans sanitizers, LatePlans propagators) {
    this.sources = sources;
    this.sinks = sinks;
    this.sanitizers = sanitizers;
    this.propagators = propagators;
  }

  List<Plan> sources() {
    return sources.get();
  }

  List<Plan> sinks() {
    return sinks.get();
  }

  List<Plan> sanitizers() {
    return sanitizers.get();
  }

  List<Plan> propagators() {
    return propagators.get();
  }
}
