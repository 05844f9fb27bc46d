package dev.lockstep.report.gitleaks;

import java.util.Optional;

/// gitleaks' formats by name: `json`, `csv`, `junit`, `sarif`.
public final class GitleaksFormats {

  private GitleaksFormats() {}

  /// The writer of a format; empty where gitleaks has none of that name.
  public static Optional<GitleaksWriter> named(String name) {
    return switch (name) {
      case "json" -> Optional.of(new GitleaksJson());
      case "csv" -> Optional.of(new GitleaksCsv());
      case "junit" -> Optional.of(new GitleaksJunit());
      case "sarif" -> Optional.of(new GitleaksSarif());
      default -> Optional.empty();
    };
  }
}
