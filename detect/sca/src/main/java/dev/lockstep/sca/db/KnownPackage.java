package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.Range;
import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// What a database knows of one package.
///
/// Its file has the versions that ranges name in order, so a version is read once, finds its
/// *position* among them, and after that everything is a comparison of whole numbers. The
/// version of rank `r`, from 0, has the position `2r`; what lies right before it has `2r-1`.
public final class KnownPackage {
  /// How many types of events there are.
  static final int TYPES = 4;

  /// The position of a version whose ecosystem has no order: no range covers it.
  public static final int NOWHERE = Integer.MIN_VALUE;

  private static final int BEFORE_ALL = -1;

  private final ByteBuffer bytes;

  /// Where the text of each version begins, and where the last one ends.
  private final int[] starts;

  /// The ranks of versions that a range calls fixed.
  private final BitSet fixes;

  /// Entry by entry: the vulnerability, how many intervals of positions, both ends of each,
  /// how many single versions, place and length of each.
  private final int[] entries;

  private KnownPackage(ByteBuffer bytes, int[] starts, BitSet fixes, int[] entries) {
    this.bytes = bytes;
    this.starts = starts;
    this.fixes = fixes;
    this.entries = entries;
  }

  /// @throws IndexOutOfBoundsException where the block is damaged
  static KnownPackage read(BlockReader block, ByteBuffer bytes) {
    int versions = block.number();
    int[] starts = new int[checked(versions, bytes) + 1];
    BitSet fixes = new BitSet(versions);
    for (int i = 0; i < versions; i++) {
      int number = block.number();
      fixes.set(i, number % 2 == 1);
      starts[i + 1] = checked(starts[i] + (number >>> 1), bytes);
    }
    int from = block.position();
    block.skip(starts[versions]);
    for (int i = 0; i <= versions; i++) {
      starts[i] += from;
    }
    return new KnownPackage(bytes, starts, fixes, entries(block, versions, bytes));
  }

  private static int checked(int number, ByteBuffer bytes) {
    if (number < 0 || number > bytes.capacity()) {
      throw new IndexOutOfBoundsException("a number is too large");
    }
    return number;
  }

  private static int[] entries(BlockReader block, int versions, ByteBuffer bytes) {
    Numbers out = new Numbers();
    int count = block.number();
    for (int i = 0; i < count; i++) {
      out.add(block.number());
      int place = out.size;
      out.add(0);
      int ranges = block.number();
      for (int j = 0; j < ranges; j++) {
        int added = intervals(block, versions, out); // may move the values
        out.values[place] += added;
      }
      int singles = block.number();
      out.add(singles);
      for (int j = 0; j < singles; j++) {
        int length = checked(block.number(), bytes);
        out.add(block.position());
        out.add(length);
        block.skip(length);
      }
    }
    return Arrays.copyOf(out.values, out.size);
  }

  /// Turns the events of one range into the intervals that they span: the OSV schema's evaluation.
  private static int intervals(BlockReader block, int versions, Numbers out) {
    int events = block.number();
    int first = out.size;
    int limit = Integer.MIN_VALUE;
    int since = Integer.MIN_VALUE;
    for (int i = 0; i < events; i++) {
      int code = block.number();
      if (code < 0 || code / TYPES > versions) {
        throw new IndexOutOfBoundsException("an event names no version");
      }
      int position = 2 * (code / TYPES) - 2;
      switch (Range.Type.of(code % TYPES)) {
        case INTRODUCED ->
            since = since == Integer.MIN_VALUE ? Math.max(position, BEFORE_ALL) : since;
        case FIXED -> since = close(since, position, out);
        case LAST_AFFECTED -> since = close(since, position + 1, out);
        case LIMIT -> limit = Math.max(limit, position < 0 ? Integer.MAX_VALUE : position);
      }
    }
    close(since, 2 * versions, out);
    int count = (out.size - first) / 2;
    if (limit != Integer.MIN_VALUE) {
      for (int i = first; i < out.size; i += 2) {
        out.values[i + 1] = Math.min(out.values[i + 1], limit);
      }
    }
    return count;
  }

  private static int close(int since, int until, Numbers out) {
    if (since != Integer.MIN_VALUE) {
      out.add(since);
      out.add(until);
    }
    return Integer.MIN_VALUE;
  }

  /// How many versions its ranges name.
  public int versionCount() {
    return starts.length - 1;
  }

  /// Whether a range calls the version of a rank fixed.
  public boolean isFix(int rank) {
    return fixes.get(rank);
  }

  /// The version of a rank.
  public String version(int rank) {
    byte[] text = new byte[starts[rank + 1] - starts[rank]];
    bytes.get(starts[rank], text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /// The position of a version, by the scheme of the package's ecosystem.
  public int position(String version, VersionScheme scheme) {
    long plain = PlainVersion.of(version);
    VersionKey key = plain < 0 ? scheme.key(version) : null;
    int low = 0;
    int high = versionCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      long other = plain < 0 ? plain : PlainVersion.of(bytes, starts[middle], starts[middle + 1]);
      if (other < 0 && key == null) {
        key = scheme.key(version);
      }
      int order =
          key == null || other >= 0
              ? Long.compare(other, plain)
              : scheme.key(version(middle)).compareTo(key);
      if (order == 0) {
        return 2 * middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low - 1;
  }

  /// Whether the version of a rank comes before a release of its own.
  public boolean isPrerelease(int rank, VersionScheme scheme) {
    return PlainVersion.of(bytes, starts[rank], starts[rank + 1]) < 0
        && scheme.key(version(rank)).isPrerelease();
  }

  /// Hears of entries.
  @FunctionalInterface
  public interface Visitor {
    /// @param vulnerability a number for [AdvisoryDatabase#vulnerability(int)]
    void entry(int vulnerability, boolean affected);
  }

  /// Says of each entry whether a version is affected.
  ///
  /// @param position of the version, or [#NOWHERE]
  public void judge(String version, int position, Visitor visitor) {
    byte[] literal = version.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (at < entries.length) {
      int vulnerability = entries[at++];
      boolean affected = false;
      for (int left = entries[at++]; left > 0; left--, at += 2) {
        affected |= position >= entries[at] && position < entries[at + 1];
      }
      for (int left = entries[at++]; left > 0; left--, at += 2) {
        affected |= isAt(entries[at], entries[at + 1], literal);
      }
      visitor.entry(vulnerability, affected);
    }
  }

  private boolean isAt(int start, int length, byte[] text) {
    if (length != text.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes.get(start + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /// How many entries each version is affected by, by rank; single versions that no range covers do
  /// not count.
  public int[] burdens() {
    int[] steps = new int[2 * versionCount() + 3];
    int at = 0;
    while (at < entries.length) {
      at++;
      for (int left = entries[at++]; left > 0; left--, at += 2) {
        if (entries[at] < entries[at + 1]) {
          steps[entries[at] + 1]++;
          steps[Math.min(entries[at + 1] + 1, steps.length - 1)]--;
        }
      }
      at += 1 + 2 * entries[at];
    }
    int[] burdens = new int[versionCount()];
    int now = 0;
    for (int position = BEFORE_ALL; position < 2 * burdens.length; position++) {
      now += steps[position + 1];
      if (position >= 0 && position % 2 == 0) {
        burdens[position / 2] = now;
      }
    }
    return burdens;
  }

  /// A list of whole numbers.
  private static final class Numbers {
    private int[] values = new int[32];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }
}
