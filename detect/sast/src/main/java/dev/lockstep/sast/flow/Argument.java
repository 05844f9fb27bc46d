package dev.lockstep.sast.flow;

import org.jspecify.annotations.Nullable;

/// What is passed to a call, and what it carries when the call is over.
final class Argument {
  final int node;
  final @Nullable String name;
  final @Nullable String path;
  final Taint taint;
  @Nullable Object constant;
  final @Nullable FunctionValue held;
  final boolean spread;
  Taint left = Taint.NONE;

  /// Whether the call only comes back where it has passed a test.
  boolean passed;

  /// @param node where it stands
  /// @param name of the parameter, where the call says it
  /// @param path of the place that is passed
  /// @param constant its value, where that is known
  /// @param held the function that it is, where it is one
  /// @param spread whether it stands for several
  Argument(
      int node,
      @Nullable String name,
      @Nullable String path,
      Taint taint,
      @Nullable Object constant,
      @Nullable FunctionValue held,
      boolean spread) {
    this.node = node;
    this.held = held;
    this.spread = spread;
    this.name = name;
    this.path = path;
    this.taint = taint;
    this.constant = constant;
  }

  /// Tells calls apart: those with the same come to the same.
  String key() {
    return taint.labels() + ":" + constant + (held == null ? "" : held) + (spread ? "..." : "");
  }
}
