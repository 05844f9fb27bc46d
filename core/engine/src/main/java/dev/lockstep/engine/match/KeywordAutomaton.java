package dev.lockstep.engine.match;

import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import java.util.List;

/// Finds the keywords of several owners in one pass over the bytes.
///
/// Immutable and thread-safe.
public final class KeywordAutomaton {

  private KeywordAutomaton() {}

  /// @param owners the keywords of each owner; a keyword's number is its index in its owner's list
  public static KeywordAutomaton of(List<List<Keyword>> owners) {
    return new KeywordAutomaton();
  }

  /// What [#toBytes()] wrote.
  ///
  /// @throws IllegalArgumentException where the bytes are no automaton of this version
  public static KeywordAutomaton fromBytes(byte[] compiled) {
    throw new UnsupportedOperationException();
  }

  public byte[] toBytes() {
    throw new UnsupportedOperationException();
  }

  /// Adds each occurrence whose first byte lies in `[from, to)` and whose last lies before
  /// `length`, in the order of first bytes, to the hits of each owner of the keyword.
  ///
  /// @param hits one for each owner
  public void scan(byte[] bytes, int length, int from, int to, Hits[] hits) {}
}
