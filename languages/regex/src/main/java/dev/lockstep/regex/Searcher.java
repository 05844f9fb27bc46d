package dev.lockstep.regex;

/// One thread's search for one [Regex]. It keeps what it learns about the pattern from text to
/// text, in bounded memory, and allocates nothing per match.
///
/// The text is a range of a byte array; its edges are the text's beginning and end to `^`, `$`,
/// `\A`, `\z`, `\b`. A byte that is no part of valid UTF-8 is U+FFFD of one byte, as in Go.
///
/// Steps are bytes looked at, whatever the machinery behind it, so that the same search spends the
/// same steps in every thread. When the budget is spent a search ends without a match and
/// [#exhausted()] says so.
public final class Searcher {
  private final Regex regex;

  Searcher(Regex regex) {
    this.regex = regex;
  }

  public Regex regex() {
    return regex;
  }

  /// Takes a new text: bytes `[0, length)`, which stay unchanged while it is searched. Budget: none.
  public void text(byte[] bytes, int length) {
    text(bytes, 0, length);
  }

  /// Takes a new text: bytes `[from, to)`. Positions remain indexes of the array.
  public void text(byte[] bytes, int from, int to) {}

  /// Allows this many steps from now on.
  public void budget(long steps) {}

  /// Steps since the last [#budget(long)] or new text.
  public long steps() {
    return 0;
  }

  /// Whether a search since then ended for want of steps.
  public boolean exhausted() {
    return false;
  }

  /// Looks for the leftmost-first match that begins at `position` or behind it.
  public boolean find(int position) {
    return false;
  }

  /// Looks for the leftmost-first match that begins at `position`.
  public boolean matchAt(int position) {
    return false;
  }

  /// All matches from the text's beginning on that do not overlap, as Go's
  /// `FindAllSubmatchIndex` gives them.
  ///
  /// @return false when the budget was spent before the end
  public boolean findAll(MatchSink sink) {
    return true;
  }

  /// The same matches, found by looking around places of [Regex#literals()] only.
  ///
  /// @param anchors the places, ascending: every place in the text where one of the literals
  ///     begins; more places do no harm
  /// @param count how many of them
  /// @return false when the budget was spent before the end
  public boolean findAll(int[] anchors, int count, MatchSink sink) {
    return true;
  }

  /// Looks for the leftmost match, beginning at `from` or behind it, that passes through an anchor:
  /// a place where one of [Regex#literals()] begins.
  public boolean findAround(int anchor, int from) {
    return false;
  }

  /// Where the last match begins.
  public int start() {
    return -1;
  }

  /// Where the last match ends.
  public int end() {
    return -1;
  }

  /// Where a group begins in the last match, or -1. Groups are found when first asked for.
  public int groupStart(int group) {
    return -1;
  }

  /// Where a group ends in the last match, or -1.
  public int groupEnd(int group) {
    return -1;
  }
}
