package dev.lockstep.secrets;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Rule;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.List;

/// The capability that finds leaked secrets.
public final class Secrets implements Capability {
  private final List<Extractor<SecretFact>> extractors = new ArrayList<>();
  private final Detector detector;

  /// @param rules what to look for
  /// @param digest names the rules and this room's code: where either is another, so is it
  public Secrets(RuleSet rules, String digest, SecretsSettings settings) {
    RulePlan local = RulePlan.local(rules);
    RulePlan whole = RulePlan.whole(rules);
    RulePlan always = RulePlan.always(rules);
    if (!local.isEmpty()) {
      extractors.add(new KeyedExtractor(local, digest));
    }
    if (!whole.isEmpty()) {
      extractors.add(new WholeExtractor("secrets-whole", whole, digest));
    }
    if (!always.isEmpty()) {
      extractors.add(new WholeExtractor("secrets-always", always, digest));
    }
    extractors.add(new EncodedExtractor(local, whole, digest));
    detector = new SecretDetector(rules, digest, extractors, settings);
  }

  /// A rule as reports describe it.
  public static Rule described(SecretRule rule) {
    return SecretFindings.rule(rule);
  }

  @Override
  public Kind kind() {
    return Kind.SECRETS;
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
