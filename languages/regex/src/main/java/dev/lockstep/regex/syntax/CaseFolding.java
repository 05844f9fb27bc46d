package dev.lockstep.regex.syntax;

import java.util.Arrays;

/// Which code points are the same but for case: Unicode's simple case folding.
final class CaseFolding {
  private static final int FIRST = 0x41;
  private static final int LAST = 0x1E943;

  private CaseFolding() {}

  /// The set and all that is the same but for case.
  static CodePoints close(CodePoints set) {
    if (ascii(set)) {
      return closeAscii(set);
    }
    int[] bounds = new int[64];
    int size = 0;
    for (int i = 0; i < set.rangeCount(); i++) {
      int first = Math.max(set.first(i), FIRST);
      int last = Math.min(set.last(i), LAST);
      if (first == FIRST && last == LAST) {
        continue; // a full range: nothing to add
      }
      for (int c = first; c <= last; c++) {
        int key = fold(c);
        for (int at = Orbits.find(key); at < Orbits.MEMBERS.length; at++) {
          if ((int) (Orbits.MEMBERS[at] >>> 32) != key) {
            break;
          }
          if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, size * 2);
          }
          bounds[size++] = (int) Orbits.MEMBERS[at];
          bounds[size++] = (int) Orbits.MEMBERS[at];
        }
      }
    }
    return set.or(CodePoints.ofRanges(Arrays.copyOf(bounds, size)));
  }

  private static boolean ascii(CodePoints set) {
    return set.isEmpty() || set.last(set.rangeCount() - 1) < 0x80;
  }

  /// Spares the table for what nearly all patterns hold.
  private static CodePoints closeAscii(CodePoints set) {
    int[] bounds = new int[2 * 54];
    int size = 0;
    for (int c = 'a'; c <= 'z'; c++) {
      int upper = c - 'a' + 'A';
      if (set.contains(c) || set.contains(upper)) {
        int third = c == 'k' ? 0x212A : c == 's' ? 0x17F : c;
        for (int member : new int[] {c, upper, third}) {
          if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, size * 2);
          }
          bounds[size++] = member;
          bounds[size++] = member;
        }
      }
    }
    return set.or(CodePoints.ofRanges(Arrays.copyOf(bounds, size)));
  }

  /// The name of a code point's orbit. Dotted and dotless i fold to themselves only.
  private static int fold(int c) {
    return c == 0x130 || c == 0x131 ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  /// Made when first needed: patterns that fold anything but ASCII are rare.
  private static final class Orbits {
    /// Orbit and member, ascending.
    static final long[] MEMBERS = members();

    static int find(int key) {
      int at = Arrays.binarySearch(MEMBERS, (long) key << 32);
      return at < 0 ? -at - 1 : at;
    }

    private static long[] members() {
      long[] members = new long[1 << 12];
      int size = 0;
      for (int c = FIRST; c <= LAST; c++) {
        int key = fold(c);
        if (key != c || Character.toUpperCase(c) != c) {
          if (size + 2 > members.length) {
            members = Arrays.copyOf(members, size * 2);
          }
          members[size++] = (long) key << 32 | c;
          members[size++] = (long) key << 32 | key;
        }
      }
      long[] sorted = Arrays.copyOf(members, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
