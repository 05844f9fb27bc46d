package dev.lockstep.engine.cache;

import dev.lockstep.engine.Keeping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder of things that can be made again: facts, the stat caches of targets, compiled rule
/// sets, last reports.
///
/// Several scans may use it at once, and any of them may be killed at any time. What is torn,
/// foreign or gone is a miss, never an error; what cannot be written is not kept.
public final class Cache {
  private final Folder folder;

  /// @param folder made when something is first kept
  /// @param maxBytes what is oldest goes when there is more than this
  public Cache(Path folder, long maxBytes) {
    this.folder = new Folder(folder, maxBytes);
  }

  public Path folder() {
    return folder.root();
  }

  /// What is known of a target.
  ///
  /// @param target what its stat cache is called
  /// @param extractors what the extractors' answers are kept under, in the order of their numbers
  public CachedFacts facts(String target, List<String> extractors) {
    return CachedFacts.open(folder, target, extractors);
  }

  /// The bytes kept under a name of a shelf.
  ///
  /// @param shelf kebab-case: `rules`, `reports`
  /// @param key any text; say all that the bytes depend on
  public Optional<byte[]> blob(String shelf, String key) {
    return Blob.read(folder.file(shelf, Folder.name(key)));
  }

  /// Keeps bytes under a name of a shelf, in place of what was there.
  ///
  /// @return whether they could be kept
  public boolean keep(String shelf, String key, byte[] bytes) {
    return keep(shelf, key, out -> out.write(bytes));
  }

  /// What writes bytes that need not be in memory at once.
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// As [#keep(String, String, byte[])], of bytes as they come.
  public boolean keep(String shelf, String key, Content content) {
    boolean kept = Blob.write(folder, shelf, folder.file(shelf, Folder.name(key)), content);
    if (kept) {
      folder.evict();
    }
    return kept;
  }

  /// What a detector keeps of a target whose facts are not kept here.
  ///
  /// @param key any text; say all that the bytes depend on
  public Keeping keeping(String key) {
    return new KeptConclusion(folder, key);
  }

  /// What is kept.
  public Figures look() {
    return figures(folder.files());
  }

  /// Removes all that this class keeps, and nothing else.
  ///
  /// @return what was removed
  public Figures clear() {
    List<Folder.Kept> files = folder.files();
    files.forEach(file -> Folder.discard(file.path()));
    return figures(files);
  }

  private Figures figures(List<Folder.Kept> files) {
    return new Figures(
        files.size(), files.stream().mapToLong(Folder.Kept::size).sum(), folder.maxBytes());
  }

  /// What a cache holds.
  ///
  /// @param files how many files
  /// @param bytes their sizes added up
  /// @param maxBytes the bound
  public record Figures(long files, long bytes, long maxBytes) {}
}
