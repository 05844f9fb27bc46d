package dev.lockstep.regex;

import dev.lockstep.regex.syntax.RegexSyntax;
import java.util.List;

/// A regular expression with the syntax and semantics of Go's `regexp`, over UTF-8 bytes.
///
/// Immutable and thread-safe; each thread searches with its own [Searcher].
public final class Regex {
  private final String pattern;

  private Regex(String pattern) {
    this.pattern = pattern;
  }

  /// @throws RegexSyntax where Go's `regexp.Compile` returns an error
  public static Regex compile(String pattern) throws RegexSyntax {
    return new Regex(pattern);
  }

  /// What [#toBytes()] wrote. The pattern is not parsed again.
  ///
  /// @throws IllegalArgumentException where the bytes are no compiled form of this version
  public static Regex fromBytes(byte[] compiled) {
    throw new UnsupportedOperationException();
  }

  public byte[] toBytes() {
    throw new UnsupportedOperationException();
  }

  /// A new searcher, for one thread.
  public Searcher searcher() {
    return new Searcher(this);
  }

  public int groupCount() {
    return 0;
  }

  /// The number of the group with this name, or -1.
  public int groupIndex(String name) {
    return -1;
  }

  /// The name of a group, empty where it has none.
  public String groupName(int group) {
    return "";
  }

  /// The fewest bytes a match has.
  public int minLength() {
    return 0;
  }

  /// The most bytes a match has, or -1 where there is no bound.
  public int maxLength() {
    return -1;
  }

  /// Literals of which each match contains at least one; empty where the pattern has none. Their
  /// places are the anchors of [Searcher#findAll(int[], int, MatchSink)].
  public List<Literal> literals() {
    return List.of();
  }

  /// The most bytes a match has before the literal it was found by, or -1 where there is no bound.
  public int reachBefore() {
    return -1;
  }

  /// The most bytes a match has from the first byte of the literal it was found by, or -1 where
  /// there is no bound.
  public int reachAfter() {
    return -1;
  }

  /// Whether a match can begin with this byte (0 to 255).
  public boolean beginsWith(int value) {
    return true;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
