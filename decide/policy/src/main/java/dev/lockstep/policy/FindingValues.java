package dev.lockstep.policy;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;

/// Findings as conditions see them, by the names that reports use.
final class FindingValues {
  private FindingValues() {}

  /// `fingerprint`, `rule`, `kind`, `severity`, `confidence`, `message`, `path` (of the first
  /// place), `paths`, `components`, `fixedIn` (empty where there is none).
  static ObjectValue of(Finding finding) {
    String fixedIn =
        finding.detail() instanceof Detail.Dependency dependency && dependency.fixedIn() != null
            ? dependency.fixedIn()
            : "";
    return new ObjectValue.Builder()
        .put("fingerprint", text(finding.fingerprint().value()))
        .put("rule", text(finding.rule().value()))
        .put("kind", text(finding.kind().id()))
        .put("severity", text(finding.severity().id()))
        .put("confidence", text(finding.confidence().id()))
        .put("message", text(finding.message()))
        .put("path", text(finding.place().path()))
        .put(
            "paths",
            ArrayValue.of(
                finding.locations().stream()
                    .map(place -> place.path())
                    .distinct()
                    .map(StringValue::of)
                    .toList()))
        .put(
            "components",
            ArrayValue.of(finding.components().stream().map(StringValue::of).toList()))
        .put("fixedIn", text(fixedIn))
        .build();
  }

  private static StringValue text(String text) {
    return StringValue.of(text);
  }
}
