package dev.lockstep.sca.licence;

import java.util.Arrays;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.TreeSet;

/// The sketch of a text: of the hashes of all runs of five words the 64 smallest. How many of these
/// two texts share says how alike they are, however long they are (Broder, "On the resemblance and
/// containment of documents", 1997).
///
/// Words are what SPDX's matching guidelines leave of a text: case, punctuation, layout and
/// lines of copyright do not count.
final class TextSketch {
  private static final int SIZE = 64;
  private static final int RUN = 5;
  private static final int PRIME = 0x01000193;

  private final int[] smallest;

  /// @param smallest ascending, none twice
  TextSketch(int[] smallest) {
    this.smallest = smallest.clone();
  }

  static TextSketch of(String text) {
    int[] words = words(text);
    TreeSet<Integer> hashes = new TreeSet<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      int hash = 0x811c9dc5;
      for (int j = i; j < i + RUN; j++) {
        hash = (hash ^ words[j]) * PRIME;
        hash ^= hash >>> 15;
      }
      hashes.add(hash >>> 1);
      if (hashes.size() > SIZE) {
        hashes.pollLast();
      }
    }
    return new TextSketch(hashes.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int[] words(String text) {
    int[] words = new int[64];
    int size = 0;
    for (String line : text.toLowerCase(Locale.ROOT).split("\n", -1)) {
      if (isCopyright(line)) {
        continue;
      }
      int hash = 0;
      for (int i = 0; i <= line.length(); i++) {
        char c = i < line.length() ? line.charAt(i) : ' ';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
          hash = (hash == 0 ? 0x811c9dc5 ^ c : hash ^ c) * PRIME;
        } else if (hash != 0) {
          words = size == words.length ? Arrays.copyOf(words, 2 * size) : words;
          words[size++] = hash;
          hash = 0;
        }
      }
    }
    return Arrays.copyOf(words, size);
  }

  /// Lines that name a holder differ from copy to copy.
  private static boolean isCopyright(String line) {
    int start = 0;
    while (start < line.length() && " \t*#/;-<>\"'".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    String rest = line.substring(start);
    return rest.startsWith("copyright (c)")
        || rest.startsWith("copyright ©")
        || rest.startsWith("copyright 1")
        || rest.startsWith("copyright 2")
        || rest.startsWith("copyright <")
        || rest.startsWith("copyright [")
        || rest.startsWith("(c) ")
        || rest.startsWith("©")
        || rest.startsWith("all rights reserved");
  }

  boolean isEmpty() {
    return smallest.length == 0;
  }

  PrimitiveIterator.OfInt hashes() {
    return Arrays.stream(smallest).iterator();
  }

  int size() {
    return smallest.length;
  }

  /// How alike two texts are, from 0 to 1: which part of all their runs they share, estimated.
  double likeness(TextSketch other) {
    int left = 0;
    int right = 0;
    int shared = 0;
    int seen = 0;
    while (seen < SIZE && (left < smallest.length || right < other.smallest.length)) {
      long own = left < smallest.length ? smallest[left] : Long.MAX_VALUE;
      long its = right < other.smallest.length ? other.smallest[right] : Long.MAX_VALUE;
      shared += own == its ? 1 : 0;
      left += own <= its ? 1 : 0;
      right += its <= own ? 1 : 0;
      seen++;
    }
    return seen == 0 ? 0 : (double) shared / seen;
  }
}
