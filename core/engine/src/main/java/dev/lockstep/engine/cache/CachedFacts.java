package dev.lockstep.engine.cache;

import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.source.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What earlier scans knew of a target and of any other.
///
/// A scan of unchanged files opens one file, the target's own: its stamps and the facts of all its
/// contents. Contents that it does not know are looked up in the files that every scan leaves with
/// what it learnt, some large and few small ones, as the small ones are merged.
public final class CachedFacts implements Memory {
  private static final String TARGETS = "targets";
  private static final String FACTS = "facts";
  private static final int MAX_FILES = 8;
  private static final long MERGED_BELOW = 32L << 20;

  /// A file written later than this before the scan began may have been written again in the same
  /// tick of the file system's clock: 20 ms where stamps are fine, 2 s where they are whole
  /// seconds.
  private static final long FINE_TICK = 20_000_000;

  private static final long COARSE_TICK = 2_000_000_000;
  private static final long SECOND = 1_000_000_000;

  private final Folder folder;
  private final List<String> extractors;
  private final Path targetFile;
  private final @Nullable Path unfinished;
  private final long began;
  private final long secret;
  private final @Nullable FactsFile target;
  private final int[] targetNumbers;
  private final AtomicInteger hits = new AtomicInteger();
  private @Nullable List<Other> others;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Other(Path path, long size, FactsFile file, int[] numbers) {}

  private CachedFacts(
      Folder folder,
      List<String> extractors,
      Path targetFile,
      @Nullable Path unfinished,
      long began,
      long secret) {
    this.folder = folder;
    this.extractors = List.copyOf(extractors);
    this.targetFile = targetFile;
    this.unfinished = unfinished;
    this.began = began;
    this.secret = secret;
    target = FactsFile.open(targetFile);
    targetNumbers = target == null ? new int[0] : numbers(target);
  }

  static CachedFacts open(Folder folder, String target, List<String> extractors) {
    Path unfinished = null;
    try {
      unfinished = folder.begin(TARGETS);
      long began = Files.getLastModifiedTime(unfinished).to(TimeUnit.NANOSECONDS);
      long secret = SealKey.of(folder);
      Path file = file(folder, target, extractors, secret);
      return new CachedFacts(folder, extractors, file, unfinished, began, secret);
    } catch (IOException e) {
      if (unfinished != null) {
        Folder.discard(unfinished);
      }
      long secret = new SecureRandom().nextLong();
      Path file = file(folder, target, extractors, secret);
      return new CachedFacts(folder, extractors, file, null, 0, secret);
    }
  }

  /// The secret is part of the name: stamps lead to contents, and with another secret each content
  /// has another key.
  private static Path file(Folder folder, String target, List<String> extractors, long secret) {
    String all = target + "\n" + secret + "\n" + String.join("\n", extractors);
    return folder.file(TARGETS, Folder.name(all));
  }

  /// The key under which this scan makes its seals.
  public long secret() {
    return secret;
  }

  @Override
  public boolean keeps() {
    return unfinished != null;
  }

  @Override
  public Keeping keeping(String detector) {
    return new KeptConclusion(folder, targetFile.getFileName() + "\n" + detector);
  }

  @Override
  public @Nullable ContentKey unchanged(String path, FileStamp stamp) {
    ContentKey key = target == null ? null : target.unchanged(path, stamp);
    if (key != null) {
      hits.incrementAndGet();
    }
    return key;
  }

  @Override
  public @Nullable Examined find(ContentKey key) {
    if (target != null) {
      int content = target.find(key);
      Examined examined = content < 0 ? null : target.examined(content, targetNumbers);
      if (examined != null) {
        return examined;
      }
    }
    Examined all = null;
    for (Other other : others()) {
      int content = other.file().find(key);
      Examined examined = content < 0 ? null : other.file().examined(content, other.numbers());
      if (examined != null) {
        all = all == null ? examined : all.with(examined);
      }
    }
    return all;
  }

  private synchronized List<Other> others() {
    if (others == null) {
      others = new ArrayList<>();
      for (Folder.Kept kept : folder.files(FACTS)) {
        FactsFile file = FactsFile.open(kept.path());
        if (file != null) {
          others.add(new Other(kept.path(), kept.size(), file, numbers(file)));
        }
      }
    }
    return others;
  }

  private int[] numbers(FactsFile file) {
    return file.extractors().stream().mapToInt(extractors::indexOf).toArray();
  }

  /// Keeps what a scan knows, and closes.
  ///
  /// @param known all contents that the scan met
  /// @param fresh those of which it learnt something
  /// @param stamps of the target's files
  /// @return whether it could be kept; a full disk is no reason to fail
  public boolean keep(Map<ContentKey, Examined> known, Iterable<ContentKey> fresh, Stamps stamps) {
    if (unfinished == null) {
      return false;
    }
    try {
      boolean learnt = keepFresh(known, fresh);
      int[] lasting =
          IntStream.range(0, stamps.size()).filter(i -> isLasting(stamps.stamp(i))).toArray();
      boolean same =
          !learnt
              && target != null
              && target.stamps() == lasting.length
              && hits.get() == stamps.size();
      if (same) {
        Folder.discard(unfinished);
        return true;
      }
      FactsFileWriter writer = new FactsFileWriter();
      writer.numbers(extractors);
      known.forEach(writer::add);
      writer.write(unfinished, stamps, lasting);
      folder.publish(unfinished, targetFile);
      folder.evict();
      return true;
    } catch (IOException e) {
      Folder.discard(unfinished);
      return false;
    }
  }

  /// Leaves everything as it is, and closes.
  public void discard() {
    if (unfinished != null) {
      Folder.discard(unfinished);
    }
  }

  private boolean isLasting(FileStamp stamp) {
    long last = Math.max(stamp.modified(), stamp.changed());
    return last < began - (last % SECOND == 0 ? COARSE_TICK : FINE_TICK);
  }

  private boolean keepFresh(Map<ContentKey, Examined> known, Iterable<ContentKey> fresh)
      throws IOException {
    FactsFileWriter writer = new FactsFileWriter();
    writer.numbers(extractors);
    for (ContentKey key : fresh) {
      Examined examined = known.get(key);
      if (examined != null) {
        writer.add(key, examined);
      }
    }
    if (writer.isEmpty()) {
      return false;
    }
    List<Path> merged = merge(writer);
    Path file = folder.begin(FACTS);
    try {
      writer.write(file, new Stamps(), new int[0]);
      String name = file.getFileName().toString();
      folder.publish(file, folder.file(FACTS, name.substring(0, name.indexOf('.'))));
    } catch (IOException e) {
      Folder.discard(file);
      throw e;
    }
    merged.forEach(Folder::discard);
    return true;
  }

  /// Takes the small files in where there are too many.
  private List<Path> merge(FactsFileWriter writer) {
    List<Path> merged = new ArrayList<>();
    if (others().size() < MAX_FILES) {
      return merged;
    }
    for (Other other : others()) {
      if (other.size() < MERGED_BELOW) {
        int[] numbers = writer.numbers(other.file().extractors());
        FactsFile again = FactsFile.open(other.path());
        if (again != null) {
          for (int i = 0; i < again.contents(); i++) {
            Examined examined = again.examined(i, numbers);
            if (examined != null) {
              writer.add(again.key(i), examined);
            }
          }
          merged.add(other.path());
        }
      }
    }
    return merged;
  }
}
