package dev.lockstep.engine.source;

import java.nio.file.Path;

/// A file that the user names.
public final class FileSource implements Source {

  /// @param shown the path that reports show
  public FileSource(Path file, String shown, Scope scope) {}

  @Override
  public void emit(Sink sink) {
    throw new UnsupportedOperationException();
  }
}
