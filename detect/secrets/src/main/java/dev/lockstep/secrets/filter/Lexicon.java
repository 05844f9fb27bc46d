package dev.lockstep.secrets.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The words that people write in code and prose. What they cover is rarely a secret; what they
/// leave uncovered was made by a generator, or by a cat on a keyboard.
final class Lexicon {
  private static final String RESOURCE = "words.txt";
  private static final int LONGEST_WORD = 18;
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_RUN = 400;

  private final Set<String> words;

  Lexicon(Set<String> words) {
    this.words = Set.copyOf(words);
  }

  /// The lexicon that comes with the program, read when the first candidate needs it.
  static Lexicon standard() {
    return Standard.LEXICON;
  }

  boolean contains(String word) {
    return words.contains(word);
  }

  /// How many letters of a run no word covers, at the best division into words.
  ///
  /// @param run letters only; what follows the first 400 counts as uncovered
  int uncovered(String run) {
    String lower = run.toLowerCase(Locale.ROOT);
    int length = Math.min(lower.length(), LONGEST_RUN);
    int[] best = new int[length + 1];
    for (int end = 1; end <= length; end++) {
      best[end] = best[end - 1] + 1;
      for (int start = Math.max(0, end - LONGEST_WORD); start <= end - SHORTEST_WORD; start++) {
        if (best[start] < best[end] && words.contains(lower.substring(start, end))) {
          best[end] = best[start];
        }
      }
    }
    boolean particle = length > 0 && length < SHORTEST_WORD && words.contains(lower);
    return particle ? 0 : best[length] + lower.length() - length;
  }

  private static final class Standard {
    static final Lexicon LEXICON = read();

    private static Lexicon read() {
      Set<String> words = new HashSet<>(1 << 15);
      try (InputStream bytes = Lexicon.class.getResourceAsStream(RESOURCE)) {
        if (bytes == null) {
          throw new IllegalStateException("the program lacks its file " + RESOURCE);
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII));
        for (String word = lines.readLine(); word != null; word = lines.readLine()) {
          words.add(word);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Lexicon(words);
    }
  }
}
