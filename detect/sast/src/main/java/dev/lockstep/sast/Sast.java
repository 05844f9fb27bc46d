package dev.lockstep.sast;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Rule;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The capability that finds weaknesses in source code by Semgrep's rules.
public final class Sast implements Capability {
  private final List<Extractor<SastFact>> extractors = new ArrayList<>();
  private final Detector detector;

  /// @param digest names the rules: the same rules have the same, others another
  public Sast(RuleSet rules, String digest) {
    Set<Reader> readers = new LinkedHashSet<>();
    for (CompiledRule rule : rules.rules()) {
      readers.add(rule.reader());
    }
    for (Reader reader : readers) {
      extractors.add(new SastExtractor(rules, reader, digest));
    }
    detector = new SastDetector(rules, extractors);
  }

  /// A rule as reports describe it.
  public static Rule described(SastRule rule) {
    return SastFindings.rule(rule);
  }

  @Override
  public Kind kind() {
    return Kind.SAST;
  }

  @Override
  public List<Extractor<?>> extractors() {
    return List.copyOf(extractors);
  }

  @Override
  public List<Detector> detectors() {
    return List.of(detector);
  }
}
