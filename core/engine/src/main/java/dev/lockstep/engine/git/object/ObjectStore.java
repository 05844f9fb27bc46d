package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import dev.lockstep.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// All objects of a repository: its packs, its loose files and those of its alternates. May be
/// used from several threads at once.
public final class ObjectStore implements AutoCloseable {
  /// Objects beyond this many bytes are streamed, or refused where a delta needs them whole.
  public static final int LARGEST = 256 << 20;

  private static final int MOST_ALTERNATES = 64;
  private static final int MOST_CHAINED_PACKS = 50;
  private static final int STREAMED = 1 << 20;

  private final int largest;
  private final List<Path> folders;
  private final List<LooseObjects> loose = new ArrayList<>();
  private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedDeque<PackReader> readers = new ConcurrentLinkedDeque<>();
  private final Set<Path> opened = new HashSet<>();
  private volatile List<Pack> packs = List.of();

  private ObjectStore(List<Path> folders, int largest) {
    this.folders = folders;
    this.largest = largest;
    for (Path folder : folders) {
      loose.add(new LooseObjects(folder));
    }
    openNewPacks();
  }

  /// @param objects the folder `objects` of a repository
  public static ObjectStore open(Path objects) {
    return open(objects, LARGEST);
  }

  /// @param largest the most bytes of an object that is made whole
  public static ObjectStore open(Path objects, int largest) {
    List<Problem> problems = new ArrayList<>();
    ObjectStore store = new ObjectStore(withAlternates(objects, problems), largest);
    store.problems.addAll(problems);
    return store;
  }

  /// The folders that `info/alternates` leads to, each once.
  private static List<Path> withAlternates(Path objects, List<Problem> problems) {
    List<Path> found = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    ArrayDeque<Path> todo = new ArrayDeque<>(List.of(objects));
    while (!todo.isEmpty()) {
      Path folder = todo.remove();
      try {
        if (!seen.add(folder.toRealPath())) {
          continue;
        }
        if (found.size() == MOST_ALTERNATES) {
          problems.add(
              new GitFailure(
                      GitFailure.Code.OVER_LIMIT,
                      "more than " + MOST_ALTERNATES + " alternate object folders")
                  .problem(""));
          break;
        }
        found.add(folder);
        todo.addAll(alternates(folder));
      } catch (IOException | GitFailure e) {
        problems.add(
            new GitFailure(
                    GitFailure.Code.UNREADABLE,
                    "the object folder " + folder + " cannot be read; see objects/info/alternates",
                    e)
                .problem(""));
      }
    }
    return found;
  }

  private static List<Path> alternates(Path folder) throws IOException {
    Path file = folder.resolve("info").resolve("alternates");
    List<Path> found = new ArrayList<>();
    try {
      if (Files.size(file) > 1 << 20) {
        throw new GitFailure(GitFailure.Code.OVER_LIMIT, "info/alternates is too long");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          found.add(folder.resolve(line).normalize());
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (InvalidPathException e) {
      throw GitFailure.corrupt("info/alternates names no path");
    }
    return found;
  }

  /// Opens packs that were not here before; whether there were any.
  public synchronized boolean openNewPacks() {
    List<Pack> all = new ArrayList<>(packs);
    for (Path folder : folders) {
      for (Path index : packIndexes(folder.resolve("pack"))) {
        if (opened.add(index)) {
          try {
            all.add(Pack.open(index));
          } catch (GitFailure e) {
            problems.add(e.problem(""));
          }
        }
      }
    }
    boolean more = all.size() > packs.size();
    packs = List.copyOf(all);
    return more;
  }

  private List<Path> packIndexes(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "pack-*.idx")) {
      for (Path index : stream) {
        found.add(index);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(
          new GitFailure(GitFailure.Code.UNREADABLE, "packs cannot be listed: " + e, e)
              .problem(""));
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  /// What could not be opened: damaged indexes, missing alternates.
  public List<Problem> problems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  int largest() {
    return largest;
  }

  List<Pack> packs() {
    return packs;
  }

  List<LooseObjects> loose() {
    return loose;
  }

  /// A whole object.
  ///
  /// @throws GitFailure where it is missing, damaged or larger than the limit
  public GitObject read(ContentId id) {
    GitObject object = find(id, 0);
    if (object == null && openNewPacks()) {
      object = find(id, 0);
    }
    if (object == null) {
      throw missing(id);
    }
    return object;
  }

  private static GitFailure missing(ContentId id) {
    return new GitFailure(
        GitFailure.Code.MISSING,
        "object " + id.hex() + " is not in the repository; fetch it, or clone without a filter");
  }

  /// The object that a delta of another pack needs.
  GitObject base(ContentId id, int depth) {
    if (depth > MOST_CHAINED_PACKS) {
      throw GitFailure.corrupt("deltas that lead from pack to pack without an end");
    }
    GitObject object = find(id, depth);
    if (object == null) {
      throw missing(id);
    }
    return object;
  }

  private @Nullable GitObject find(ContentId id, int depth) {
    GitFailure damaged = null;
    for (Pack pack : packs) {
      int number = pack.index().find(id);
      if (number >= 0) {
        try {
          return withReader(reader -> reader.read(pack, pack.index().offset(number), depth));
        } catch (GitFailure e) {
          // Another copy may be whole.
          damaged = e;
        }
      }
    }
    for (LooseObjects folder : loose) {
      GitObject object = folder.read(id, largest);
      if (object != null) {
        return object;
      }
    }
    if (damaged != null) {
      throw damaged;
    }
    return null;
  }

  private interface Reading<T extends @Nullable Object> {
    T by(PackReader reader);
  }

  private <T extends @Nullable Object> T withReader(Reading<T> reading) {
    PackReader idle = readers.poll();
    PackReader reader = idle == null ? new PackReader(this) : idle;
    try {
      return reading.by(reader);
    } catch (InternalError e) {
      throw new GitFailure(
          GitFailure.Code.UNREADABLE, "a pack changed while it was read; scan again", e);
    } finally {
      readers.push(reader);
    }
  }

  /// An object's type and size; null where it is not here.
  public @Nullable ObjectHeader header(ContentId id) {
    ObjectHeader header = findHeader(id);
    return header == null && openNewPacks() ? findHeader(id) : header;
  }

  private @Nullable ObjectHeader findHeader(ContentId id) {
    for (Pack pack : packs) {
      int number = pack.index().find(id);
      if (number >= 0) {
        return withReader(reader -> reader.header(pack, pack.index().offset(number), 0));
      }
    }
    for (LooseObjects folder : loose) {
      LooseObjects.Opened opened = folder.open(id);
      if (opened != null) {
        try (InputStream _ = opened.content()) {
          return new ObjectHeader(opened.type(), opened.size());
        } catch (IOException e) {
          throw new GitFailure(
              GitFailure.Code.UNREADABLE, "loose object " + id.hex() + " cannot be read", e);
        }
      }
    }
    return null;
  }

  boolean isPacked(ContentId id) {
    for (Pack pack : packs) {
      if (pack.index().find(id) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the object is here, whole or not.
  public boolean holds(ContentId id) {
    if (isPacked(id)) {
      return true;
    }
    for (LooseObjects folder : loose) {
      if (Files.exists(folder.file(id))) {
        return true;
      }
    }
    return false;
  }

  /// A blob as a stream, which the caller closes. Large ones that are no deltas are not made whole.
  ///
  /// @throws IOException where it is missing, damaged or no blob; the message says which
  public InputStream open(ContentId id) throws IOException {
    try {
      InputStream large = openLarge(id);
      return large == null
          ? new ByteArrayInputStream(read(id).as(ObjectType.BLOB, id).bytes())
          : large;
    } catch (GitFailure e) {
      throw new IOException(e.reason(), e);
    }
  }

  private @Nullable InputStream openLarge(ContentId id) {
    for (Pack pack : packs) {
      int number = pack.index().find(id);
      if (number >= 0) {
        return withReader(reader -> reader.openLarge(pack, pack.index().offset(number), STREAMED));
      }
    }
    for (LooseObjects folder : loose) {
      LooseObjects.Opened opened = folder.open(id);
      if (opened != null && opened.type() == ObjectType.BLOB) {
        return new ExactStream(opened.content(), opened.size());
      }
    }
    return null;
  }

  /// The ids of all loose objects, sorted.
  public NavigableSet<ContentId> looseIds() {
    NavigableSet<ContentId> ids = new TreeSet<>();
    for (LooseObjects folder : loose) {
      folder.forEach(ids::add);
    }
    return ids;
  }

  /// The full ids of objects that begin with these hex digits, at most two.
  public List<ContentId> withPrefix(String hex) {
    Set<ContentId> found = new HashSet<>();
    String padded = hex + "0".repeat(2 * ContentId.LENGTH - hex.length());
    long high = Long.parseUnsignedLong(padded.substring(0, 16), 16);
    for (Pack pack : packs) {
      PackIndex index = pack.index();
      for (int i = index.firstFrom(high); i < index.count() && found.size() < 2; i++) {
        ContentId id = index.id(i);
        if (!id.hex().startsWith(hex)) {
          if (Long.compareUnsigned(id.high(), high) > 0) {
            break;
          }
          continue;
        }
        found.add(id);
      }
    }
    for (LooseObjects folder : loose) {
      folder.forEach(
          hex.substring(0, 2),
          id -> {
            if (id.hex().startsWith(hex)) {
              found.add(id);
            }
          });
    }
    List<ContentId> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.naturalOrder());
    return sorted.size() > 2 ? List.copyOf(sorted.subList(0, 2)) : sorted;
  }

  @Override
  public synchronized void close() {
    for (PackReader reader = readers.poll(); reader != null; reader = readers.poll()) {
      reader.close();
    }
    List<Pack> open = packs;
    packs = List.of();
    for (Pack pack : open) {
      pack.close();
    }
  }
}
