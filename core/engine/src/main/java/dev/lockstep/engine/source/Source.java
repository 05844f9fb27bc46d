package dev.lockstep.engine.source;

/// Where the entries of a target come from: a folder, files, standard input, a repository.
public interface Source extends AutoCloseable {

  /// States every entry of the target once, in any order, and what is passed over or cannot be
  /// reached. Returns when the last one is stated or handed to [Sink#fork].
  ///
  /// What fails concerns one entry: it is stated as a problem, and the rest goes on.
  void emit(Sink sink);

  /// Gives back what the entries need to be read again. Called when the detectors are done.
  @Override
  default void close() {}
}
