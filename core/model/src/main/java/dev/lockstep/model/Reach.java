package dev.lockstep.model;

import java.util.List;

/// Whether the project's code can come to what is weak in a component.
///
/// @param path methods from where the project begins to the first weak one, as source code names
///     them; empty unless it is reachable
public record Reach(Verdict verdict, List<String> path) {
  public Reach {
    path = List.copyOf(path);
  }

  /// The answer.
  public enum Verdict {
    REACHABLE("reachable"),
    NOT_REACHABLE("not-reachable"),
    /// The weak methods are not known, or the project calls what only its run decides.
    UNKNOWN("unknown");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }
}
