package dev.lockstep.cli.options;

import java.util.Optional;

/// What somebody who mistyped a word may have meant.
public final class Suggestion {

  private Suggestion() {}

  /// The known word nearest to the typed one, if it is near: one edit in a short word, a third of
  /// the letters in a longer one. Of two that are as near, the first.
  public static Optional<String> of(String typed, Iterable<String> known) {
    int best = Math.max(1, typed.length() / 3) + 1;
    String nearest = null;
    for (String word : known) {
      int distance = distance(typed, word);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /// The same as the end of a message: `did you mean "severity"?`, empty where nothing is near.
  public static String question(String typed, Iterable<String> known) {
    return of(typed, known).map(word -> "did you mean \"" + word + "\"?").orElse("");
  }

  /// Levenshtein's distance, with swapped neighbours as one edit.
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
