package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Location;
import dev.lockstep.model.RawText;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// States one finding for each secret, with all its places.
final class SecretDetector implements Detector {
  private final RuleSet rules;
  private final List<SecretRule> ofPaths;
  private final List<Extractor<SecretFact>> extractors;
  private final SecretsSettings settings;

  SecretDetector(RuleSet rules, List<Extractor<SecretFact>> extractors, SecretsSettings settings) {
    this.rules = rules;
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
    Map<String, List<Sighting>> sightings = new TreeMap<>();
    for (List<Sighting> some : facts.map(extractors, this::sightings)) {
      some.forEach(sighting -> add(sightings, sighting));
    }
    for (Occurrence occurrence : facts.entries(this)) {
      addPaths(occurrence, sightings);
    }
    SecretFindings report = new SecretFindings(new SecretDigest(settings.key()), findings);
    sightings.values().forEach(report::add);
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
}
