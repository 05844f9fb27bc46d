package dev.lockstep.engine.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A folder of things that can be made again: facts, the stat caches of targets, compiled rule
/// sets, last reports.
///
/// Several scans may use it at once, and any of them may be killed at any time. What is torn,
/// foreign or gone is a miss, never an error; what cannot be written is not kept.
public final class Cache {
  private static final long MAGIC = 0x4c53424c_4f423031L;
  private static final int HEAD = 12;

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
    Path file = folder.file(shelf, Folder.name(key));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] kept = Files.readAllBytes(file);
      boolean whole =
          kept.length >= HEAD
              && ByteBuffer.wrap(kept).getLong(0) == MAGIC
              && ByteBuffer.wrap(kept).getInt(8) == sum(kept);
      return whole
          ? Optional.of(java.util.Arrays.copyOfRange(kept, HEAD, kept.length))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int sum(byte[] kept) {
    CRC32C crc = new CRC32C();
    crc.update(kept, HEAD, kept.length - HEAD);
    return (int) crc.getValue();
  }

  /// Keeps bytes under a name of a shelf, in place of what was there.
  ///
  /// @return whether they could be kept
  public boolean keep(String shelf, String key, byte[] bytes) {
    byte[] kept = new byte[HEAD + bytes.length];
    System.arraycopy(bytes, 0, kept, HEAD, bytes.length);
    ByteBuffer.wrap(kept).putLong(MAGIC).putInt(sum(kept));
    Path unfinished = null;
    try {
      unfinished = folder.begin(shelf);
      Files.write(unfinished, kept);
      folder.publish(unfinished, folder.file(shelf, Folder.name(key)));
    } catch (IOException e) {
      if (unfinished != null) {
        Folder.discard(unfinished);
      }
      return false;
    }
    folder.evict();
    return true;
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
