package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what was meant by a word that is not known.
final class Suggestions {
  private static final int MAX_SHOWN = 5;
  private static final double MAX_SHARE = 0.4;

  private Suggestions() {}

  /// The `options` that are near to `word`, nearest first, behind `prefix`; empty where none is.
  static String of(String prefix, String word, List<String> options) {
    List<String> near = near(word, options);
    return near.isEmpty() ? "" : " " + prefix + " " + quoted(near) + "?";
  }

  static List<String> near(String word, List<String> options) {
    int limit = (int) (word.length() * MAX_SHARE) + 1;
    List<String> near = new ArrayList<>();
    for (String option : options) {
      if (distance(word, option) <= limit) {
        near.add(option);
      }
    }
    near.sort(Comparator.comparingInt(option -> distance(word, option)));
    return near;
  }

  /// `"a", "b", or "c"`
  static String quoted(List<String> words) {
    List<String> shown = words.stream().limit(MAX_SHOWN).map(word -> "\"" + word + "\"").toList();
    if (shown.size() == 1) {
      return shown.getFirst();
    }
    if (shown.size() == 2) {
      return shown.getFirst() + " or " + shown.getLast();
    }
    return String.join(", ", shown.subList(0, shown.size() - 1)) + ", or " + shown.getLast();
  }

  /// How many edits make `b` of `a` (Levenshtein); another case is one.
  private static int distance(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    if (left.equals(right)) {
      return 1;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
