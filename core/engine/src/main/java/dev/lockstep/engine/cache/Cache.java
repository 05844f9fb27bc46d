package dev.lockstep.engine.cache;

import java.nio.file.Path;
import java.util.Optional;

/// A folder of things that can be made again: facts, the stat caches of targets, compiled rule sets,
/// last reports.
///
/// Several scans may use it at once, and any of them may be killed at any time. What is torn,
/// foreign or gone is a miss, never an error; what cannot be written is not kept.
public final class Cache {
  private final Path folder;
  private final long maxBytes;

  /// @param folder made when something is first kept
  /// @param maxBytes what is oldest goes when there is more than this
  public Cache(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  public Path folder() {
    return folder;
  }

  /// The bytes kept under a name of a shelf.
  ///
  /// @param shelf kebab-case: `rules`, `reports`
  /// @param key any text; say all that the bytes depend on
  public Optional<byte[]> blob(String shelf, String key) {
    throw new UnsupportedOperationException();
  }

  /// Keeps bytes under a name of a shelf, in place of what was there.
  ///
  /// @return whether they could be kept
  public boolean keep(String shelf, String key, byte[] bytes) {
    throw new UnsupportedOperationException();
  }

  /// What is kept.
  public Figures look() {
    throw new UnsupportedOperationException();
  }

  /// Removes all that this class keeps, and nothing else.
  ///
  /// @return what was removed
  public Figures clear() {
    throw new UnsupportedOperationException();
  }

  /// @param files how many files
  /// @param bytes their sizes added up
  /// @param maxBytes the bound
  public record Figures(long files, long bytes, long maxBytes) {}

  long maxBytes() {
    return maxBytes;
  }
}
