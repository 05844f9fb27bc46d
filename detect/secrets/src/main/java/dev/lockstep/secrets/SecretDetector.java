package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Component;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.RawText;
import dev.lockstep.model.Rule;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// States one finding for each secret, with all its places.
final class SecretDetector implements Detector {
  private final RuleSet rules;
  private final List<SecretRule> ofPaths;
  private final List<Extractor<SecretFact>> extractors;
  private final String knowledge;
  private final SecretsSettings settings;

  /// @param knowledge names the rules
  SecretDetector(
      RuleSet rules,
      String knowledge,
      List<Extractor<SecretFact>> extractors,
      SecretsSettings settings) {
    this.rules = rules;
    this.knowledge = knowledge;
    this.ofPaths =
        rules.rules().stream().filter(rule -> rule.regex() == null && !rule.skipReport()).toList();
    this.extractors = List.copyOf(extractors);
    this.settings = settings;
  }

  @Override
  public String id() {
    return "secrets";
  }

  @Override
  public boolean wants(String pathInTarget) {
    for (SecretRule rule : ofPaths) {
      if (matches(rule, pathInTarget)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    Keeping keeping = facts.keeping(this);
    if (keeping.equals(Keeping.NONE) || settings.shown() != null) {
      judge(facts, findings);
      return;
    }
    if (keeping.isOfSameFacts()) {
      List<Finding> same = SecretAnswer.ofSameFacts(keeping.last(), knowledge, settings);
      if (same != null && tell(same, findings)) {
        return;
      }
    }
    SecretAnswer answer =
        SecretAnswer.to(facts, extractors, facts.entries(this), knowledge, settings);
    List<Finding> known = answer.in(keeping.last());
    if (known != null && tell(known, findings)) {
      keeping.confirm();
      return;
    }
    Noting noting = new Noting(findings);
    int judged = judge(facts, noting);
    if (judged == answer.contents()) { // else something could not be read
      keeping.keep(answer.with(noting.found));
    }
  }

  /// Tells what is known, where its rules are all there.
  private boolean tell(List<Finding> known, Findings findings) {
    Map<String, SecretRule> byId = new HashMap<>();
    rules.rules().forEach(rule -> byId.put(rule.id(), rule));
    for (Finding finding : known) {
      if (!byId.containsKey(finding.rule().value())) {
        return false;
      }
    }
    for (Finding finding : known) {
      SecretRule rule = byId.get(finding.rule().value());
      if (rule != null) {
        findings.rule(SecretFindings.rule(rule));
      }
      findings.add(finding);
    }
    return true;
  }

  /// Judges all facts; how many contents could be read for it.
  private int judge(TargetFacts facts, Findings findings) {
    Map<String, List<Sighting>> sightings = new TreeMap<>();
    List<List<Sighting>> judged = facts.map(extractors, this::sightings);
    for (List<Sighting> some : judged) {
      some.forEach(sighting -> add(sightings, sighting));
    }
    for (Occurrence occurrence : facts.entries(this)) {
      addPaths(occurrence, sightings);
    }
    SecretFindings report =
        new SecretFindings(new SecretDigest(settings.key()), settings.shown(), findings);
    sightings.values().forEach(report::add);
    return judged.size();
  }

  private static void add(Map<String, List<Sighting>> sightings, Sighting sighting) {
    String place = sighting.isOfPath() ? sighting.location().path() : "";
    String key = sighting.rule().id() + "\0" + RawText.of(sighting.secret()) + "\0" + place;
    sightings.computeIfAbsent(key, k -> new ArrayList<>()).add(sighting);
  }

  private List<Sighting> sightings(
      Content content, List<Occurrence> occurrences, List<SecretFact> candidates) {
    List<Sighting> sightings = new ArrayList<>();
    new ContentSecrets(rules, settings, content, occurrences, candidates).sightings(sightings::add);
    return sightings;
  }

  private void addPaths(Occurrence occurrence, Map<String, List<Sighting>> sightings) {
    for (SecretRule rule : ofPaths) {
      if (matches(rule, occurrence.pathInTarget()) && !isAllowed(rule, occurrence)) {
        Location location = new Location(occurrence.path(), null, null, occurrence.provenance());
        add(sightings, new Sighting(rule, new byte[0], List.of(), occurrence, location, "", null));
      }
    }
  }

  private static boolean matches(SecretRule rule, String path) {
    Pattern pattern = rule.path();
    return pattern != null && pattern.occursIn(path);
  }

  private boolean isAllowed(SecretRule rule, Occurrence occurrence) {
    String path = occurrence.pathInTarget();
    return rules.allowlists().stream().anyMatch(list -> list.allowsPlace("", path))
        || rule.allowlists().stream().anyMatch(list -> list.allowsPlace("", path));
  }

  /// Passes on what is found, and notes it.
  private static final class Noting implements Findings {
    private final Findings findings;
    private final List<Finding> found = new ArrayList<>();

    Noting(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void add(Finding finding) {
      found.add(finding);
      findings.add(finding);
    }

    @Override
    public void rule(Rule rule) {
      findings.rule(rule);
    }

    @Override
    public void add(Component component) {
      findings.add(component);
    }

    @Override
    public void add(Problem problem) {
      findings.add(problem);
    }
  }
}
