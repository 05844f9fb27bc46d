package dev.lockstep.engine.source;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of an entry, which can be read more than once: for its facts, and again where it has
/// findings.
@FunctionalInterface
public interface Bytes {

  /// A new reading from the first byte on. The caller closes it.
  ///
  /// @throws IOException when it cannot be read; its message names the reason, not the path
  InputStream open() throws IOException;

  /// A new reading from `offset` on.
  default InputStream openAt(long offset) throws IOException {
    InputStream in = open();
    in.skipNBytes(offset);
    return in;
  }
}
