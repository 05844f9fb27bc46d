package dev.lockstep.engine.source;

import java.nio.file.Path;

/// A folder and everything below it that is in scope.
public final class DirectorySource implements Source {

  /// @param root the folder
  /// @param shown what stands before the paths below it in reports: empty for the working folder
  ///     itself, else without a slash at its end
  public DirectorySource(Path root, String shown, Scope scope) {}

  @Override
  public void emit(Sink sink) {
    throw new UnsupportedOperationException();
  }
}
