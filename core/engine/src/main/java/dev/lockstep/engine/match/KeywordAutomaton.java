package dev.lockstep.engine.match;

import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import java.util.List;

/// Finds the keywords of several owners in one pass over the bytes.
///
/// Immutable and thread-safe.
public final class KeywordAutomaton {

  private final List<List<Keyword>> owners;

  private KeywordAutomaton(List<List<Keyword>> owners) {
    this.owners = owners;
  }

  /// @param owners the keywords of each owner; a keyword's number is its index in its owner's list
  public static KeywordAutomaton of(List<List<Keyword>> owners) {
    return new KeywordAutomaton(List.copyOf(owners));
  }

  /// Adds each occurrence whose first byte lies in `[from, to)` and whose last lies before
  /// `length`, in the order of first bytes, to the hits of each owner of the keyword.
  ///
  /// @param hits one for each owner
  public void scan(byte[] bytes, int length, int from, int to, Hits[] hits) {
    for (int owner = 0; owner < hits.length; owner++) {
      List<Keyword> keywords = owners.get(owner);
      for (int at = from; at < to; at++) {
        for (int i = 0; i < keywords.size(); i++) {
          if (matches(keywords.get(i), bytes, length, at)) {
            hits[owner].add(at, i);
          }
        }
      }
    }
  }

  private static boolean matches(Keyword keyword, byte[] bytes, int length, int at) {
    byte[] text = keyword.bytes();
    if (text.length > length - at) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      int seen = bytes[at + i];
      if (keyword.anyCase() && seen >= 'A' && seen <= 'Z') {
        seen += 32;
      }
      if (seen != text[i]) {
        return false;
      }
    }
    return true;
  }
}
