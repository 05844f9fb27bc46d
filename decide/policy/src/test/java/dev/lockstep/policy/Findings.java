package dev.lockstep.policy;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Region;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import java.util.ArrayList;
import java.util.List;

/// Findings as the tests of this room need them.
final class Findings {
  private Findings() {}

  static Fingerprint fingerprint(char letter) {
    return new Fingerprint(String.valueOf(letter).repeat(26));
  }

  static Finding of(char letter, Severity severity, Confidence confidence, String... paths) {
    return of(letter, severity, confidence, paths.length, paths);
  }

  /// @param total how many places there are, those beyond the listed ones included
  static Finding of(
      char letter, Severity severity, Confidence confidence, int total, String... paths) {
    List<Location> places = new ArrayList<>();
    for (String path : paths) {
      places.add(Location.of(path, new Region(1, 1, 1, 4, 0, 3)));
    }
    return new Finding(
        fingerprint(letter),
        new RuleId("rule-" + Character.toLowerCase(letter)),
        Kind.SECRETS,
        severity,
        confidence,
        "a finding",
        places,
        total,
        new Detail.Secret("ab••", null, 3, List.of(), null),
        null,
        List.of(),
        List.of("pkg:npm/left-pad@1.0.0"),
        List.of());
  }
}
