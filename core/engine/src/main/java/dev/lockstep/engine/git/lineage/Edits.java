package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Parting;
import dev.lockstep.engine.git.object.CopiedRanges;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What must be looked at in a content that was made from another: the lines that were edited, but
/// for those that are [known][QuietLines] to hold nothing. One thread's, reused from content to
/// content.
///
/// Of a line that is longer than [the farthest][#reach], that much to either side of an edit is
/// looked at. What an extractor said of a place in view of more than that, or of more than its
// line,
/// it must remember.
final class Edits {
  private final int reach;
  private final @Nullable Parting parting;
  private final @Nullable QuietLines quiet;
  private final Line line;
  private final Seams seams;

  /// Ranges to be looked at, by pairs.
  private int[] ranges = new int[32];

  private int rangeEnds;

  /// Lines among them that may be found to hold nothing: where they begin and end.
  private int[] lines = new int[32];

  private long[] digests = new long[16];
  private int lineCount;

  /// Places of what was found, in any order.
  private int[] disturbed = new int[16];

  private int disturbances;

  private Edits(int reach, @Nullable Parting parting, @Nullable QuietLines quiet) {
    this.reach = reach;
    this.parting = parting;
    this.quiet = quiet;
    this.line = new Line(quiet == null ? 0 : quiet.key(), reach);
    this.seams = new Seams(reach, reach);
  }

  /// By lines.
  static Edits ofLines(int reach, QuietLines quiet) {
    return new Edits(reach, Parting.LINES, quiet);
  }

  /// For extractors of which some look across lines: this far around each edit.
  static Edits ofBytes(int reach) {
    return new Edits(reach, null, null);
  }

  /// Takes in a content of which nothing is known, every line of which is to be looked at.
  void all(int length) {
    seams.clear(length);
    begin();
    add(0, length);
  }

  /// Takes in a content of which nothing is known.
  void whole(byte[] bytes, int length) {
    seams.clear(length);
    choose(bytes, length);
  }

  /// Takes in a content by what it has from its base.
  void between(CopiedRanges copies, int baseLength, byte[] bytes, int length) {
    if (parting == null) {
      seams.set(copies, length, baseLength);
    } else {
      seams.set(copies, baseLength, bytes, length, parting);
    }
    choose(bytes, length);
  }

  private void begin() {
    rangeEnds = 0;
    lineCount = 0;
    disturbances = 0;
  }

  private void choose(byte[] bytes, int length) {
    begin();
    for (int i = 0; i <= seams.size(); i++) {
      int from = seams.gapFrom(i);
      int to = seams.gapTo(i);
      if (quiet == null) {
        add(from, to);
      } else if (from < to) {
        chooseLines(quiet, bytes, length, from, to);
      }
    }
  }

  /// A line is what follows a line feed, and that before it.
  private void chooseLines(QuietLines known, byte[] bytes, int length, int from, int to) {
    int at = from;
    if (at == 0 || bytes[at] != '\n') {
      at = lineFeed(bytes, Math.max(at, 1), to);
      add(from, at);
    }
    while (at < to) {
      int end = line.read(bytes, length, at + 1) - 1;
      if (end < 0 || end > to) {
        end = lineFeed(bytes, at + 1, to);
        add(at, end);
      } else if (!isApart(bytes, length, at) || !isApart(bytes, length, end)) {
        add(at, end);
      } else if (!known.holds(line.digest())) {
        add(at, end);
        mayBeQuiet(at, end);
      }
      at = end;
    }
  }

  /// Whether no zero lies beside a line feed: that would be UTF-16's.
  private static boolean isApart(byte[] bytes, int length, int at) {
    return bytes[at - 1] != 0 && (at + 1 == length || bytes[at + 1] != 0);
  }

  private static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at, to);
  }

  private void add(int from, int to) {
    if (from >= to) {
      return;
    }
    if (rangeEnds > 0 && ranges[rangeEnds - 1] == from) {
      ranges[rangeEnds - 1] = to;
      return;
    }
    if (rangeEnds == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * rangeEnds);
    }
    ranges[rangeEnds++] = from;
    ranges[rangeEnds++] = to;
  }

  private void mayBeQuiet(int from, int to) {
    if (lineCount == digests.length) {
      digests = Arrays.copyOf(digests, 2 * lineCount);
      lines = Arrays.copyOf(lines, 4 * lineCount);
    }
    lines[2 * lineCount] = from;
    lines[2 * lineCount + 1] = to;
    digests[lineCount++] = line.digest();
  }

  /// Something was found at a place, or said that depends on more than its line.
  void disturb(int at) {
    if (disturbances == disturbed.length) {
      disturbed = Arrays.copyOf(disturbed, 2 * disturbances);
    }
    disturbed[disturbances++] = at;
  }

  /// Remembers the lines of which no place was disturbed: every extractor has looked at all of
  // them.
  void learn() {
    QuietLines known = quiet;
    if (known == null || lineCount == 0 || !areByLines()) {
      return;
    }
    Arrays.sort(disturbed, 0, disturbances);
    int next = 0;
    for (int i = 0; i < lineCount; i++) {
      while (next < disturbances && disturbed[next] < lines[2 * i]) {
        next++;
      }
      if (next == disturbances || disturbed[next] >= lines[2 * i + 1]) {
        known.add(digests[i]);
      }
    }
  }

  /// What must be looked at, in gaps of whole lines; all of it, known lines among it.
  Seams seams() {
    return seams;
  }

  /// Whether each gap begins and ends where lines do.
  boolean areByLines() {
    return parting != null && !seams.isCut();
  }

  /// How many ranges of the gaps are to be looked at.
  int size() {
    return rangeEnds / 2;
  }

  int from(int i) {
    return ranges[2 * i];
  }

  int to(int i) {
    return ranges[2 * i + 1];
  }

  /// Whether what was said of a place depends on more than its line, or on more than is looked at
  /// again around an edit.
  ///
  /// @param from the first byte that decides
  /// @param to behind the last one
  boolean isBeyond(byte[] bytes, int length, int at, int from, int to) {
    if (from >= to) {
      return false;
    }
    if (from < 0 || to > length || at - from > reach - 2 || to - at > reach - 2) {
      return true;
    }
    for (int i = from + 1; i < Math.max(to - 1, at + 1); i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }
}
