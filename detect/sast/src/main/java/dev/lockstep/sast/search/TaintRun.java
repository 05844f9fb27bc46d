package dev.lockstep.sast.search;

import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.RuleOptions;
import java.util.List;

/// Finds the ways from sources to sinks within functions.
final class TaintRun {
  private final SourceFile file;
  private final Evaluator evaluator;
  private final TaintPlan plan;
  private final RuleOptions options;

  TaintRun(SourceFile file, Evaluator evaluator, TaintPlan plan, RuleOptions options) {
    this.file = file;
    this.evaluator = evaluator;
    this.plan = plan;
    this.options = options;
  }

  List<Match> run() {
    return List.of();
  }
}
