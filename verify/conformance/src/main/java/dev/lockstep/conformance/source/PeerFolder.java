package dev.lockstep.conformance.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of its own for a peer's program, with a source out of our resources.
final class PeerFolder {
  private PeerFolder() {}

  static Path with(String resource, String name) throws IOException {
    Path folder = Files.createTempDirectory("peer");
    folder.toFile().deleteOnExit();
    try (InputStream text = PeerFolder.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IOException("no resource " + resource);
      }
      Files.copy(text, folder.resolve(name));
    }
    return folder;
  }
}
