package dev.lockstep.engine.source;

import dev.lockstep.model.Problem;

/// What a source states its entries to. May be called from several threads at once.
public interface Sink {

  /// Has an entry examined: before this returns, or later on another thread.
  void entry(Entry entry);

  /// Runs a part of the source's own work, on any of the scan's threads, after this call began.
  ///
  /// The last part forked is the first one run, so that a walk which forks its folders goes to the
  /// depth and keeps little in memory.
  void fork(Runnable part);

  void problem(Problem problem);

  /// Counts what is out of scope, by the words of [dev.lockstep.model.Coverage#passedOver].
  void passedOver(String reason, long entries);

  /// Whether the scan was given up: the source returns as soon as it can.
  boolean cancelled();
}
