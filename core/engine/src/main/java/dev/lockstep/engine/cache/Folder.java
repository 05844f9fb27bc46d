package dev.lockstep.engine.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The folder of a cache: files that come whole or not at all, and the bound on their sizes.
///
/// Everything lies in `SHELF/NAME`, and each file's suffix says that it is ours, so that clearing a
/// folder that was named by mistake takes nothing of anybody else's.
final class Folder {
  static final String SUFFIX = ".lockstep-cache";
  private static final String UNFINISHED = ".unfinished" + SUFFIX;

  /// No scan writes at one file for so long.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path root;
  private final long maxBytes;
  private final AtomicInteger number = new AtomicInteger();

  Folder(Path root, long maxBytes) {
    this.root = root;
    this.maxBytes = maxBytes;
  }

  Path root() {
    return root;
  }

  long maxBytes() {
    return maxBytes;
  }

  /// A file's place.
  Path file(String shelf, String name) {
    return root.resolve(shelf).resolve(name + SUFFIX);
  }

  /// A name of fixed length for any text.
  static String name(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// A new, empty file on a shelf, to be filled and [#publish]ed.
  Path begin(String shelf) throws IOException {
    Path folder = root.resolve(shelf);
    Files.createDirectories(folder);
    String name =
        Long.toHexString(ProcessHandle.current().pid())
            + "-"
            + Long.toHexString(System.nanoTime())
            + "-"
            + number.incrementAndGet();
    Path begun =
        Files.write(folder.resolve(name + UNFINISHED), new byte[0], StandardOpenOption.CREATE_NEW);
    discardAbandoned(shelf, Files.getLastModifiedTime(begun));
    return begun;
  }

  /// Removes what scans left unfinished that were killed.
  ///
  /// @param now by the clock of the folder's file system
  private void discardAbandoned(String shelf, FileTime now) {
    List<Kept> files = new ArrayList<>();
    for (Path file : children(root.resolve(shelf))) {
      if (file.toString().endsWith(UNFINISHED)) {
        addKept(file, files);
      }
    }
    for (Kept file : files) {
      if (file.time().toInstant().isBefore(now.toInstant().minus(ABANDONED))) {
        discard(file.path());
      }
    }
  }

  /// Puts a finished file in the place of whatever was there, at once.
  void publish(Path unfinished, Path file) throws IOException {
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /// A file of ours; the oldest is the first.
  record Kept(Path path, long size, FileTime time) implements Comparable<Kept> {

    // By hand: what `Comparator.comparing` makes is spun anew at each start.
    @Override
    public int compareTo(Kept other) {
      int byTime = time.compareTo(other.time);
      return byTime != 0 ? byTime : path.compareTo(other.path);
    }
  }

  /// All files of ours, the oldest first; none where the folder cannot be read.
  List<Kept> files() {
    List<Kept> files = new ArrayList<>();
    for (Path shelf : children(root)) {
      if (Files.isDirectory(shelf, LinkOption.NOFOLLOW_LINKS)) {
        children(shelf).forEach(file -> addKept(file, files));
      } else {
        addKept(shelf, files);
      }
    }
    files.sort(Kept::compareTo);
    return files;
  }

  /// The files of one shelf, the oldest first.
  List<Kept> files(String shelf) {
    List<Kept> files = new ArrayList<>();
    children(root.resolve(shelf)).forEach(file -> addKept(file, files));
    files.removeIf(kept -> kept.path().toString().endsWith(UNFINISHED));
    files.sort(Kept::compareTo);
    return files;
  }

  private static void addKept(Path file, List<Kept> files) {
    if (!file.toString().endsWith(SUFFIX)) {
      return;
    }
    try {
      BasicFileAttributes facts =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      files.add(new Kept(file, facts.size(), facts.lastModifiedTime()));
    } catch (IOException e) {
      // Another scan has just replaced or removed it.
      files.removeIf(kept -> kept.path().equals(file));
    }
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return children;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      children.clear(); // as good as empty
    }
    return children;
  }

  /// Removes the oldest files until the rest keeps the bound.
  void evict() {
    List<Kept> files = files();
    long total = files.stream().mapToLong(Kept::size).sum();
    for (Kept file : files) {
      if (total <= maxBytes) {
        return;
      }
      discard(file.path());
      total -= file.size();
    }
  }
}
