package dev.lockstep.engine.scan;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Component;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the detectors conclude, one after the other. One that fails leaves what it had concluded
/// and a problem.
final class Conclusions implements Detector.Findings {
  private final Map<RuleId, Rule> rules = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();
  private final Tally tally;

  Conclusions(Tally tally) {
    this.tally = tally;
  }

  void ask(Detector detector, TargetFacts facts) {
    try {
      detector.detect(facts, this);
    } catch (RuntimeException | StackOverflowError e) {
      tally.add(new Failure("detector " + detector.id(), e));
      tally.add(
          Problem.incomplete(
              "internal-error",
              "",
              "detector "
                  + detector.id()
                  + " failed, the others went on; please report what --debug says of it"));
    }
  }

  @Override
  public void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void rule(Rule rule) {
    rules.putIfAbsent(rule.id(), rule);
  }

  @Override
  public void add(Component component) {
    components.add(component);
  }

  @Override
  public void add(Problem problem) {
    tally.add(problem);
  }

  List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  List<Finding> findings() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(null);
    List<Finding> once = new ArrayList<>(sorted.size());
    for (Finding finding : sorted) {
      boolean again =
          !once.isEmpty()
              && once.getLast().compareTo(finding) == 0
              && once.getLast().equals(finding);
      if (!again) {
        once.add(finding);
      }
    }
    return List.copyOf(once);
  }

  List<Component> components() {
    return components.stream().sorted().distinct().toList();
  }
}
