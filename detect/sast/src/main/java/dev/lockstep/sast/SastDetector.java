package dev.lockstep.sast;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Finding;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// States a finding for each match at each place where its rule applies.
final class SastDetector implements Detector {
  private final String name;
  private final Supplier<RuleSet> rules;
  private final List<Extractor<SastFact>> extractors;

  SastDetector(String name, Supplier<RuleSet> rules, List<Extractor<SastFact>> extractors) {
    this.name = name;
    this.rules = rules;
    this.extractors = List.copyOf(extractors);
  }

  @Override
  public String id() {
    return name;
  }

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    Set<String> described = new HashSet<>();
    for (List<SastFindings.Stated> some : facts.map(extractors, this::findings)) {
      for (SastFindings.Stated stated : some) {
        if (described.add(stated.rule().id())) {
          findings.rule(SastFindings.rule(stated.rule()));
        }
        findings.add(stated.finding());
      }
    }
  }

  private List<SastFindings.Stated> findings(
      Content content, List<Occurrence> occurrences, List<SastFact> facts) {
    List<SastFindings.Stated> all = new ArrayList<>();
    SastFindings maker = new SastFindings(content.read(0, (int) content.size()));
    Set<String> seen = new HashSet<>();
    for (SastFact fact : facts) {
      SastRule rule = rules.get().rules().get(fact.rule()).rule();
      for (Occurrence occurrence : occurrences) {
        if (!rule.paths().allows(occurrence.pathInTarget())) {
          continue;
        }
        Finding finding = maker.finding(rule, fact, occurrence);
        String key =
            rule.id()
                + "\0"
                + occurrence.path()
                + "\0"
                + finding.place().region()
                + finding.message();
        if (seen.add(key)) {
          all.add(new SastFindings.Stated(rule, finding));
        }
      }
    }
    return all;
  }
}
