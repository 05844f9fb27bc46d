package dev.lockstep.engine.git.index;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The entries of an index file of version 2, 3 or 4 (gitformat-index), in the order of their
/// paths, and the ids of folders that have not changed since the index was filled from a tree.
public final class GitIndex {
  private static final int MAGIC = 0x44495243;
  private static final int FIXED = 62;
  private static final int EXTENDED = 0x4000;
  private static final int LONG_NAME = 0xfff;
  private static final int INTENT_TO_ADD = 0x2000;
  private static final long LARGEST = 1L << 30;

  private final byte[] bytes;
  private final int end;
  private final int version;
  private final int count;
  private final int[] at;
  private byte[] names;
  private final int[] nameAt;
  private final int[] nameLength;
  private @Nullable CachedTrees cachedTrees;

  private GitIndex(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length - ContentId.LENGTH;
    if (end < 12 || intAt(0) != MAGIC) {
      throw GitFailure.corrupt("the index is no index");
    }
    version = intAt(4);
    if (version < 2 || version > 4) {
      throw new GitFailure(
          GitFailure.Code.UNSUPPORTED,
          "the index has version " + version + "; 2, 3 and 4 are read");
    }
    count = intAt(8);
    if (count < 0 || count > (end - 12) / (FIXED + 1)) {
      throw GitFailure.corrupt("the index is too short for its " + count + " entries");
    }
    at = new int[count];
    nameAt = new int[count];
    nameLength = new int[count];
    names = version == 4 ? new byte[Math.max(64, 32 * count)] : bytes;
    readExtensions(readEntries());
  }

  /// Reads the index; one that is not there is empty.
  ///
  /// @throws GitFailure where it is malformed or split
  public static GitIndex read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new GitFailure(GitFailure.Code.OVER_LIMIT, "the index is too large");
      }
      return parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return parse(EMPTY.clone());
    } catch (IOException e) {
      throw new GitFailure(GitFailure.Code.UNREADABLE, "the index cannot be read: " + e, e);
    }
  }

  private static final byte[] EMPTY =
      Arrays.copyOf(new byte[] {'D', 'I', 'R', 'C', 0, 0, 0, 2}, 32);

  /// @param bytes the whole file; kept
  public static GitIndex parse(byte[] bytes) {
    return new GitIndex(bytes);
  }

  private int readEntries() {
    int next = 12;
    int made = 0;
    for (int i = 0; i < count; i++) {
      if (next + FIXED >= end) {
        throw GitFailure.corrupt("the index ends inside an entry");
      }
      at[i] = next;
      int flags = shortAt(next + 60);
      int name = next + FIXED + ((flags & EXTENDED) != 0 && version >= 3 ? 2 : 0);
      if (version == 4) {
        next = readShortName(i, name, made);
        made = nameAt[i] + nameLength[i];
      } else {
        next = readName(i, next, name, flags);
      }
      checkOrder(i);
    }
    return next;
  }

  private int readName(int i, int entry, int name, int flags) {
    int stop = (flags & LONG_NAME) < LONG_NAME ? name + (flags & LONG_NAME) : nul(name);
    if (stop >= end || bytes[stop] != 0) {
      throw GitFailure.corrupt("the index ends inside a name");
    }
    nameAt[i] = name;
    nameLength[i] = stop - name;
    // One to eight NULs, so that entries begin at multiples of eight.
    return entry + (stop - entry + 8 & ~7);
  }

  /// A name of version 4: how many bytes of the name before to drop, then what follows them.
  private int readShortName(int i, int from, int made) {
    int next = from;
    long dropped = -1;
    int b;
    do {
      if (next >= end || dropped > 1 << 30) {
        throw GitFailure.corrupt("the index has a malformed name");
      }
      b = bytes[next++];
      dropped = ((dropped + 1) << 7) | (b & 0x7f);
    } while (b < 0);
    int stop = nul(next);
    int before = i == 0 ? 0 : nameLength[i - 1];
    if (stop >= end || dropped > before) {
      throw GitFailure.corrupt("the index has a malformed name");
    }
    int kept = before - (int) dropped;
    int length = kept + stop - next;
    if (length > 1 << 16) {
      throw GitFailure.corrupt("the index has a name of " + length + " bytes");
    }
    if (names.length - made < length) {
      names = Arrays.copyOf(names, Math.max(names.length * 2, made + length));
    }
    if (i > 0) {
      System.arraycopy(names, nameAt[i - 1], names, made, kept);
    }
    System.arraycopy(bytes, next, names, made + kept, stop - next);
    nameAt[i] = made;
    nameLength[i] = length;
    return stop + 1;
  }

  private void checkOrder(int i) {
    if (i > 0
        && Arrays.compareUnsigned(
                names,
                nameAt[i - 1],
                nameAt[i - 1] + nameLength[i - 1],
                names,
                nameAt[i],
                nameAt[i] + nameLength[i])
            > 0) {
      throw GitFailure.corrupt("the index is not sorted");
    }
  }

  private int nul(int from) {
    int stop = from;
    while (stop < end && bytes[stop] != 0) {
      stop++;
    }
    return stop;
  }

  private void readExtensions(int from) {
    int next = from;
    while (next + 8 <= end) {
      int name = intAt(next);
      int size = intAt(next + 4);
      if (size < 0 || size > end - next - 8) {
        throw GitFailure.corrupt("the index ends inside an extension");
      }
      switch (name) {
        case 0x54524545 -> cachedTrees = CachedTrees.parse(bytes, next + 8, size);
        case 0x6c696e6b ->
            throw new GitFailure(
                GitFailure.Code.UNSUPPORTED,
                "the index is split, which is not read; run `git update-index --no-split-index`");
        default -> {}
      }
      next += 8 + size;
    }
  }

  private int intAt(int from) {
    return shortAt(from) << 16 | shortAt(from + 2);
  }

  private int shortAt(int from) {
    return (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
  }

  public int count() {
    return count;
  }

  public ContentId id(int i) {
    return ContentId.of(bytes, at[i] + 40);
  }

  public int mode(int i) {
    return intAt(at[i] + 24);
  }

  /// The size of the file in the work tree when it was added, modulo 2^32.
  public long size(int i) {
    return intAt(at[i] + 36) & 0xffffffffL;
  }

  /// When the file in the work tree was last modified as it was added, in nanoseconds since 1970.
  public long modified(int i) {
    return (intAt(at[i] + 8) & 0xffffffffL) * 1_000_000_000L + (intAt(at[i] + 12) & 0xffffffffL);
  }

  /// 0, or in a conflict 1 for the ancestor's version, 2 for ours, 3 for theirs.
  public int stage(int i) {
    return shortAt(at[i] + 60) >> 12 & 3;
  }

  /// Whether the path is only announced (`git add -N`).
  public boolean isIntent(int i) {
    return version >= 3
        && (shortAt(at[i] + 60) & EXTENDED) != 0
        && (shortAt(at[i] + FIXED) & INTENT_TO_ADD) != 0;
  }

  /// The path; bytes that are no UTF-8 become U+FFFD. A folder of a sparse index ends in a slash.
  public String path(int i) {
    return new String(names, nameAt[i], nameLength[i], StandardCharsets.UTF_8);
  }

  /// A part of the path, each byte a character.
  String rawName(int i, int from, int to) {
    return new String(names, nameAt[i] + from, to - from, StandardCharsets.ISO_8859_1);
  }

  /// Where the path's next slash is at or behind `from`; -1 where there is none.
  int slash(int i, int from) {
    for (int k = from; k < nameLength[i]; k++) {
      if (names[nameAt[i] + k] == '/') {
        return k;
      }
    }
    return -1;
  }

  int pathLength(int i) {
    return nameLength[i];
  }

  /// Whether the paths of two entries agree in their first `length` bytes.
  boolean samePrefix(int i, int k, int length) {
    return nameLength[i] >= length
        && nameLength[k] >= length
        && Arrays.equals(
            names, nameAt[i], nameAt[i] + length, names, nameAt[k], nameAt[k] + length);
  }

  @Nullable CachedTrees cachedTrees() {
    return cachedTrees;
  }
}
