package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Reads single objects of packs through their chains of deltas. Used by one thread at a time;
/// keeps the last bases.
final class PackReader implements AutoCloseable {
  private static final long KEPT_BYTES = 24L << 20;

  /// Git writes chains of at most 4,095.
  private static final int LONGEST_CHAIN = 10_000;

  /// How many bytes a chain may make altogether, so that a few bytes cannot cost hours.
  private static final long MOST_WORK = 32L << 30;

  private final ObjectStore store;
  private final Inflation inflation = new Inflation();
  private final PackEntry entry = new PackEntry();
  private final CopiedRanges copies = new CopiedRanges();
  private final LinkedHashMap<Place, GitObject> bases = new LinkedHashMap<>(64, 0.75f, true);
  private long keptBytes;
  private byte[] delta = new byte[1 << 12];

  private record Place(Pack pack, long offset) {}

  PackReader(ObjectStore store) {
    this.store = store;
  }

  /// @param depth how many chains of other packs lead here
  GitObject read(Pack pack, long offset, int depth) {
    long[] chain = new long[16];
    int length = 0;
    long at = offset;
    GitObject object = null;
    while (object == null) {
      object = bases.get(new Place(pack, at));
      if (object == null) {
        entry.read(pack.file(), at);
        if (entry.isDelta()) {
          chain = length == chain.length ? Arrays.copyOf(chain, 2 * length) : chain;
          chain[length++] = at;
          checkChain(pack, offset, length);
          ContentId named = entry.baseId();
          int number = named == null ? -1 : pack.index().find(named);
          if (named != null && number < 0) {
            object = store.base(named, depth + 1);
          } else {
            at = named == null ? entry.base() : pack.index().offset(number);
          }
        } else {
          object = inflate(pack, at);
        }
      }
    }
    return apply(pack, object, chain, length);
  }

  private static void checkChain(Pack pack, long offset, int length) {
    if (length > LONGEST_CHAIN) {
      throw GitFailure.corrupt(
          "the deltas at byte " + offset + " of " + pack.name() + " end in no object");
    }
  }

  private GitObject inflate(Pack pack, long at) {
    ObjectType type = entry.type();
    if (type == null) {
      throw new IllegalStateException("a delta at " + at);
    }
    byte[] bytes = new byte[room(pack, entry.size())];
    inflation.inflate(pack.file(), entry.data(), pack.end(), bytes, bytes.length);
    GitObject object = new GitObject(type, bytes);
    keep(pack, at, object);
    return object;
  }

  private int room(Pack pack, long size) {
    checkSize(pack, size);
    Inflation.checkRatio(pack.file(), entry.data(), pack.end(), size);
    return (int) size;
  }

  private void checkSize(Pack pack, long size) {
    if (size > store.largest()) {
      throw new GitFailure(
          GitFailure.Code.OVER_LIMIT,
          "an object of "
              + size
              + " bytes in "
              + pack.name()
              + " is larger than the limit of "
              + store.largest());
    }
  }

  private GitObject apply(Pack pack, GitObject first, long[] chain, int length) {
    GitObject object = first;
    long work = 0;
    for (int i = length - 1; i >= 0; i--) {
      entry.read(pack.file(), chain[i]);
      int deltaSize = room(pack, entry.size());
      if (delta.length < deltaSize) {
        delta = new byte[Math.max(deltaSize, 2 * delta.length)];
      }
      inflation.inflate(pack.file(), entry.data(), pack.end(), delta, deltaSize);
      Delta reader = new Delta(delta, deltaSize);
      long size = reader.resultSize(object.bytes().length);
      checkSize(pack, size);
      work += size;
      if (work > MOST_WORK) {
        throw new GitFailure(
            GitFailure.Code.OVER_LIMIT, "a chain of deltas in " + pack.name() + " makes too much");
      }
      byte[] made = new byte[(int) size];
      reader.apply(object.bytes(), object.bytes().length, made, made.length, copies);
      object = new GitObject(object.type(), made);
      keep(pack, chain[i], object);
    }
    return object;
  }

  private void keep(Pack pack, long at, GitObject object) {
    int size = object.bytes().length;
    if (size > KEPT_BYTES / 8) {
      return;
    }
    GitObject before = bases.put(new Place(pack, at), object);
    keptBytes += size - (before == null ? 0 : before.bytes().length);
    var eldest = bases.entrySet().iterator();
    while (keptBytes > KEPT_BYTES && eldest.hasNext()) {
      Map.Entry<Place, GitObject> gone = eldest.next();
      keptBytes -= gone.getValue().bytes().length;
      eldest.remove();
    }
  }

  /// The type of an object and its size, without making it.
  ObjectHeader header(Pack pack, long offset, int depth) {
    entry.read(pack.file(), offset);
    long size = entry.isDelta() ? resultSize(pack) : entry.size();
    long at = offset;
    for (int steps = 0; entry.isDelta(); steps++) {
      checkChain(pack, offset, steps);
      ContentId named = entry.baseId();
      if (named != null) {
        int number = pack.index().find(named);
        if (number < 0) {
          return new ObjectHeader(store.base(named, depth + 1).type(), size);
        }
        at = pack.index().offset(number);
      } else {
        at = entry.base();
      }
      entry.read(pack.file(), at);
    }
    ObjectType type = entry.type();
    if (type == null) {
      throw new IllegalStateException("a delta at " + at);
    }
    return new ObjectHeader(type, size);
  }

  private long resultSize(Pack pack) {
    int deltaSize = room(pack, entry.size());
    byte[] whole = new byte[deltaSize];
    inflation.inflate(pack.file(), entry.data(), pack.end(), whole, deltaSize);
    return new Delta(whole, deltaSize).resultSize();
  }

  /// A stream of a blob of at least `least` bytes that is no delta; null for any other object.
  @Nullable InputStream openLarge(Pack pack, long offset, int least) {
    entry.read(pack.file(), offset);
    if (entry.type() != ObjectType.BLOB || entry.size() < least) {
      return null;
    }
    return new ExactStream(
        new InflaterInputStream(new PackedStream(pack.file(), entry.data(), pack.end())),
        entry.size());
  }

  @Override
  public void close() {
    inflation.close();
  }
}
