package dev.lockstep.sast.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What a regular expression said of short texts, as names come again in every file. May be shared
/// by threads.
final class Answers {
  private static final int MAX_TEXTS = 20_000;
  private static final int MAX_LENGTH = 64;

  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /// Null where it is not known.
  @Nullable Boolean of(String text) {
    return known.get(text);
  }

  void keep(String text, boolean matches) {
    if (text.length() <= MAX_LENGTH && known.size() < MAX_TEXTS) {
      known.put(text, matches);
    }
  }
}
