package dev.lockstep.conformance;

import dev.lockstep.conformance.secrets.GitleaksSamples;
import java.util.List;
import java.util.Optional;

/// The suites there are.
final class Suites {
  private static final List<Suite> ALL = List.of(new GitleaksSamples());

  private Suites() {}

  static Optional<Suite> named(String name) {
    return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Suite::name).sorted().toList();
  }
}
