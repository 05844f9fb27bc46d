package dev.lockstep.engine.source;

import java.io.InputStream;
import java.nio.file.Path;

/// A stream that can be read only once, such as standard input: kept in memory, or in a file of its
/// own when it is large.
public final class StreamSource implements Source {

  /// @param shown the path that reports show: `-`
  /// @param spool the folder in which a large stream is kept until the scan ends
  public StreamSource(InputStream in, String shown, Path spool) {}

  @Override
  public void emit(Sink sink) {
    throw new UnsupportedOperationException();
  }
}
