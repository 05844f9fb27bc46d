package dev.lockstep.rego.builtin.schema;

import java.util.ArrayList;
import java.util.List;

/// The mismatches of a validation, and a score of how much did fit, by which the best of several
/// alternatives is told.
final class Findings {
  final List<Mismatch> mismatches = new ArrayList<>();
  int score;

  void add(String type, String path, String description) {
    mismatches.add(new Mismatch(type, path, description));
    score--;
  }

  void merge(Findings other) {
    mismatches.addAll(other.mismatches);
    score += other.score;
  }

  boolean isEmpty() {
    return mismatches.isEmpty();
  }
}
