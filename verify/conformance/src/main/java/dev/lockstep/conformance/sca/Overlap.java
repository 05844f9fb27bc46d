package dev.lockstep.conformance.sca;

import java.util.Set;
import java.util.TreeSet;

/// How far two sets agree.
record Overlap(Set<String> missing, Set<String> surplus, double precision, double recall) {

  static Overlap of(Set<String> expected, Set<String> actual) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(actual);
    Set<String> surplus = new TreeSet<>(actual);
    surplus.removeAll(expected);
    double common = expected.size() - missing.size();
    return new Overlap(
        missing,
        surplus,
        actual.isEmpty() ? 1 : common / actual.size(),
        expected.isEmpty() ? 1 : common / expected.size());
  }

  boolean reaches(double floor) {
    return precision >= floor && recall >= floor;
  }

  String said(String what) {
    return what
        + " p="
        + Math.round(precision * 1e4) / 1e4
        + " r="
        + Math.round(recall * 1e4) / 1e4
        + some(" missing ", missing)
        + some(" surplus ", surplus);
  }

  private static String some(String title, Set<String> set) {
    return set.isEmpty() ? "" : title + set.size() + " " + set.stream().limit(3).toList();
  }
}
