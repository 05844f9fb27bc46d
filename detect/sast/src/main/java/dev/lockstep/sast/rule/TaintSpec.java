package dev.lockstep.sast.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where untrusted data comes from, where it must not go, and what happens to it between.
public record TaintSpec(
    List<Source> sources,
    List<Sink> sinks,
    List<Sanitizer> sanitizers,
    List<Propagator> propagators) {

  public TaintSpec {
    sources = List.copyOf(sources);
    sinks = List.copyOf(sinks);
    sanitizers = List.copyOf(sanitizers);
    propagators = List.copyOf(propagators);
  }

  /// Whether something also happens to the variables in a match, or only to them.
  public enum SideEffect {
    NO,
    YES,
    ONLY
  }

  /// @param label what its taint is called; empty for the taint without a name
  /// @param requires a condition on labels that the data already has; null for none
  public record Source(
      Formula formula,
      boolean exact,
      SideEffect sideEffect,
      boolean control,
      String label,
      @Nullable String requires) {}

  /// @param requires a condition on labels; null where any taint counts
  /// @param atExit only where the function ends
  public record Sink(Formula formula, boolean exact, @Nullable String requires, boolean atExit) {}

  /// @param notConflicting does not clean what is itself a source, sink or sanitizer as written
  public record Sanitizer(
      Formula formula, boolean exact, SideEffect sideEffect, boolean notConflicting) {}

  /// @param from metavariable whose taint goes on
  /// @param to metavariable that it goes to
  /// @param label what the taint is called afterwards, null to leave it
  public record Propagator(
      Formula formula,
      String from,
      String to,
      SideEffect sideEffect,
      @Nullable String requires,
      @Nullable String label,
      List<String> replacedLabels) {
    public Propagator {
      replacedLabels = List.copyOf(replacedLabels);
    }
  }
}
