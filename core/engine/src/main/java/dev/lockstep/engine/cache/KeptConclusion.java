package dev.lockstep.engine.cache;

import dev.lockstep.engine.Keeping;
import java.nio.file.Path;
import java.util.Optional;

/// What a detector keeps of a target, in a file of its own.
final class KeptConclusion implements Keeping {
  private static final String SHELF = "conclusions";

  private final Folder folder;
  private final Path file;

  /// @param key any text; say all that the bytes depend on
  KeptConclusion(Folder folder, String key) {
    this.folder = folder;
    file = folder.file(SHELF, Folder.name(key));
  }

  @Override
  public Optional<byte[]> last() {
    return Blob.read(file);
  }

  @Override
  public void keep(byte[] bytes) {
    if (Blob.write(folder, SHELF, file, out -> out.write(bytes))) {
      folder.evict();
    }
  }
}
