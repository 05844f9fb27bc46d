package dev.lockstep.secrets;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.RawText;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.secrets.filter.ExamplePath;
import dev.lockstep.secrets.filter.Proof;
import dev.lockstep.secrets.rule.Entropy;
import dev.lockstep.secrets.rule.Profile;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes findings of sightings: one for each secret and rule, redacted.
final class SecretFindings {
  private static final String MEND =
      "Revoke the secret where it was issued, make a new one, and read it from the environment.";

  private final SecretDigest digest;
  private final @Nullable RawSecrets raw;
  private final Detector.Findings findings;
  private final Map<String, Integer> alike = new HashMap<>();

  /// @param raw gets the secrets themselves; null for nobody
  SecretFindings(SecretDigest digest, @Nullable RawSecrets raw, Detector.Findings findings) {
    this.digest = digest;
    this.raw = raw;
    this.findings = findings;
  }

  /// @param sightings of one secret by one rule, at least one
  void add(List<Sighting> sightings) {
    List<Sighting> counted = sightings.stream().filter(seen -> seen.mark() == null).toList();
    List<Sighting> shown = inTime(counted.isEmpty() ? sightings : counted);
    shown.sort(Comparator.comparing(Sighting::location));
    Sighting first = shown.getFirst();
    SecretRule rule = first.rule();
    Proof proof = Proof.of(rule.profile().proof(), first.secret());
    List<Mark> marks = marks(first, counted.isEmpty(), proof);
    Fingerprint fingerprint = fingerprint(first);
    if (raw != null && !first.isOfPath()) {
      raw.add(fingerprint, first.secret());
    }
    findings.rule(rule(rule));
    findings.add(
        new Finding(
            fingerprint,
            new RuleId(rule.id()),
            Kind.SECRETS,
            rule.profile().severity(),
            confidence(rule, shown, proof),
            message(first),
            locations(shown),
            shown.size(),
            detail(first, proof),
            null,
            List.of(),
            List.of(),
            marks));
  }

  /// Of the versions of a file the first one that holds the secret, and the one at HEAD.
  private static List<Sighting> inTime(List<Sighting> sightings) {
    Map<String, Integer> first = new HashMap<>();
    for (Sighting sighting : sightings) {
      Occurrence at = sighting.occurrence();
      first.merge(at.path(), at.introduced(), Math::min);
    }
    List<Sighting> shown = new ArrayList<>();
    for (Sighting sighting : sightings) {
      Occurrence at = sighting.occurrence();
      Provenance provenance = at.provenance();
      boolean atHead = provenance != null && provenance.atHead();
      if (atHead || Integer.valueOf(at.introduced()).equals(first.get(at.path()))) {
        shown.add(sighting);
      }
    }
    return shown;
  }

  private static List<Mark> marks(Sighting first, boolean marked, Proof proof) {
    List<Mark> marks = new ArrayList<>();
    Mark mark = first.mark();
    if (marked && mark != null) {
      marks.add(mark);
    }
    if (proof.isFailed()) {
      marks.add(new Mark(Mark.Type.FILTER, proof.phrase(), "proof"));
    }
    return marks;
  }

  private Fingerprint fingerprint(Sighting first) {
    String path = first.occurrence().pathInTarget();
    String place = first.surroundings();
    int count = alike.merge(first.rule().id() + "\0" + path + "\0" + place, 1, Integer::sum);
    byte[] secret =
        first.isOfPath() ? path.getBytes(java.nio.charset.StandardCharsets.UTF_8) : first.secret();
    return digest.fingerprint(first.rule().id(), secret, path, place + "\0" + count);
  }

  private static Confidence confidence(SecretRule rule, List<Sighting> shown, Proof proof) {
    if (proof.holds()) {
      return Confidence.HIGH;
    }
    Confidence usual = rule.profile().confidence();
    boolean examples =
        shown.stream().allMatch(seen -> ExamplePath.matches(seen.occurrence().pathInTarget()));
    return examples ? rule.profile().inExamples() : usual;
  }

  private static String message(Sighting first) {
    String title = title(first.rule());
    return first.isOfPath() ? title + ": a file that holds secrets" : title;
  }

  private static String title(SecretRule rule) {
    String text = rule.description().isEmpty() ? rule.id() : rule.description();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static List<Location> locations(List<Sighting> shown) {
    return shown.stream().map(Sighting::location).limit(Finding.LOCATIONS_CAP).toList();
  }

  private Detail detail(Sighting first, Proof proof) {
    byte[] secret = first.secret();
    double entropy = secret.length == 0 ? 0 : Entropy.of(RawText.of(secret), secret.length);
    return new Detail.Secret(
        secret.length == 0 ? "" : Redaction.hint(secret),
        secret.length == 0 ? null : digest.digest(secret),
        Math.round(entropy * 10_000) / 10_000.0,
        first.decoded(),
        proof.holds() ? proof.phrase() : null);
  }

  static Rule rule(SecretRule rule) {
    Profile profile = rule.profile();
    List<String> tags = new ArrayList<>();
    for (int cwe : profile.cwe()) {
      tags.add("external/cwe/cwe-" + cwe);
    }
    tags.addAll(rule.tags());
    return new Rule(
        new RuleId(rule.id()),
        Kind.SECRETS,
        title(rule),
        RuleReasons.of(profile),
        profile.severity(),
        profile.confidence(),
        mend(profile),
        profile.references(),
        tags);
  }

  private static @Nullable String mend(Profile profile) {
    return profile.mend().isEmpty() ? MEND : profile.mend();
  }
}
