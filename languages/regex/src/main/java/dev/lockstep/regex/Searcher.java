package dev.lockstep.regex;

import java.util.Arrays;

/// One thread's search for one [Regex]. It keeps what it learns about the pattern from text to
/// text, in bounded memory, and allocates nothing per match.
///
/// The text is a range of a byte array; its edges are the text's beginning and end to `^`, `$`,
/// `\A`, `\z`, `\b`. A byte that is no part of valid UTF-8 is U+FFFD of one byte, as in Go.
///
/// Steps are bytes looked at, whatever the machinery behind it, so that the same search spends the
/// same steps in every thread. Only a pattern whose states outgrow their room pays for making them
/// as well; its steps depend, by one room's worth, on what was searched before. When the budget is
/// spent a search ends without a match and [#exhausted()] says so.
public final class Searcher {
  /// A search by anchors may look at this many bytes for each of the text's before it turns into a
  /// search from left to right, which stays linear where anchors are many and what follows long.
  private static final int ANCHORED_STEPS_PER_BYTE = 2;

  private static final int ANCHORED_STEPS = 4096;

  /// What making a thread of a state costs.
  private static final int STEPS_PER_THREAD = 8;

  private static final byte[] NO_BYTES = {};

  private final Regex regex;
  private final Facts facts;
  private final Automata automata;
  private final int[] saved;

  private byte[] bytes = NO_BYTES;
  private int begin;
  private int end;
  private long budget = Long.MAX_VALUE;
  private long steps;
  private boolean exhausted;
  private int lookedFrom;
  private int lookedTo;
  private int matchStart = -1;
  private int matchEnd = -1;
  private boolean groupsKnown;

  Searcher(Regex regex) {
    this.regex = regex;
    facts = regex.facts();
    automata = new Automata(regex.machinery());
    saved = new int[2 * regex.groupCount() + 2];
  }

  public Regex regex() {
    return regex;
  }

  /// Takes a new text: bytes `[0, length)`, which stay unchanged while it is searched. There is no
  /// budget until one is set.
  public void text(byte[] text, int length) {
    text(text, 0, length);
  }

  /// Takes a new text: bytes `[from, to)`. Positions remain indexes of the array.
  public void text(byte[] text, int from, int to) {
    if (from < 0 || to < from || text.length < to) {
      throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + text.length);
    }
    bytes = text;
    begin = from;
    end = to;
    matchStart = -1;
    matchEnd = -1;
    budget(Long.MAX_VALUE);
  }

  /// Allows this many steps from now on.
  public void budget(long allowed) {
    budget = allowed;
    steps = 0;
    exhausted = false;
  }

  /// Steps since the last [#budget(long)] or new text.
  public long steps() {
    return steps;
  }

  /// Forgets how far was looked.
  public void forgetLooks() {
    lookedFrom = Integer.MAX_VALUE;
    lookedTo = Integer.MIN_VALUE;
  }

  /// No byte before this place decided what [#findAround] and the groups said since
  /// [#forgetLooks()]; below the text's beginning where that may have decided.
  public int lookedFrom() {
    return lookedFrom;
  }

  /// No byte from this place on decided; behind the text's end where that may have decided.
  public int lookedTo() {
    return lookedTo;
  }

  /// The characters at both ends may decide as well, and the text's ends where there are none. A
  /// character takes up to four bytes.
  private void look(int from, int to) {
    boolean plain = from <= begin || (bytes[from - 1] >= 0 && (from >= end || bytes[from] >= 0));
    lookedFrom = Math.min(lookedFrom, from - (plain ? 1 : 4));
    boolean read = to < end && to > begin && bytes[to - 1] >= 0;
    lookedTo = Math.max(lookedTo, to + (read ? 0 : 4));
  }

  /// Whether a search since then ended for want of steps.
  public boolean exhausted() {
    return exhausted;
  }

  /// Looks for the leftmost-first match that begins at `position` or behind it.
  public boolean find(int position) {
    if (position > end) {
      return noMatch();
    }
    if (facts.atTextStart()) {
      return position == begin ? matchAt(begin) : noMatch();
    }
    return facts.run().isKnown() ? findByRuns(position) : findFrom(position);
  }

  private boolean findFrom(int position) {
    int from = skip(position);
    if (!forward(automata.searching(), from, false)) {
      return noMatch();
    }
    int to = automata.searching().matched();
    Dfa backward = automata.backward();
    if (!backward.backward(bytes, begin, end, to, from)) {
      throw new IllegalStateException("the automata disagree on a match that ends at " + to);
    }
    steps += to - backward.stopped();
    return match(backward.matched(), to);
  }

  /// The same, where each match contains a run of bytes of one set: it begins no further before one
  /// than the run says, and most of the text is passed over in strides of the run's length.
  private boolean findByRuns(int position) {
    Run run = facts.run();
    long most = steps + ANCHORED_STEPS + (long) ANCHORED_STEPS_PER_BYTE * (end - position);
    int next = position;
    int at = run.next(bytes, position, end);
    while (at < end) {
      int behind = run.end(bytes, at, end);
      for (int from = Math.max(next, at - run.before()); from <= behind - run.least(); from++) {
        if (facts.beginsWith(bytes[from] & 0xff) && matchAt(from)) {
          return true;
        }
        if (exhausted) {
          return noMatch();
        }
        if (steps > most) {
          return findFrom(from);
        }
      }
      next = Math.max(next, behind - run.least() + 1);
      at = run.next(bytes, behind, end);
    }
    steps += (end - position) / run.least() + 1;
    return noMatch();
  }

  /// Passes over bytes with which no match can begin.
  private int skip(int position) {
    if (facts.length().min() == 0) {
      return position;
    }
    int at = position;
    int limit = limit(position);
    while (at < limit && !facts.beginsWith(bytes[at] & 0xff)) {
      at++;
    }
    steps += at - position;
    return at;
  }

  /// Looks for the leftmost-first match that begins at `position`.
  public boolean matchAt(int position) {
    return (position <= end && forward(automata.whole(), position, false))
        ? match(position, automata.whole().matched())
        : noMatch();
  }

  /// All matches from the text's beginning on that do not overlap, as Go's `FindAllSubmatchIndex`
  /// gives them.
  ///
  /// @return false when the budget was spent before the end
  public boolean findAll(MatchSink sink) {
    int position = begin;
    int lastEnd = -1;
    while (position <= end && find(position)) {
      boolean empty = matchEnd == matchStart;
      boolean accepted = !(empty && matchStart == lastEnd);
      lastEnd = matchEnd;
      position = matchEnd > position ? matchEnd : behindCharacter(position);
      if (accepted && !sink.match(this)) {
        return true;
      }
    }
    return !exhausted;
  }

  private int behindCharacter(int position) {
    return position < end
        ? position + Utf8.width(Utf8.forward(bytes, position, end))
        : position + 1;
  }

  /// The same matches, found by looking around places of [Regex#literals()] only. Where the pattern
  /// has no literals, all of the text is looked at.
  ///
  /// @param anchors the places, ascending: every place in the text where one of the literals
  ///   begins; more places do no harm
  /// @param count how many of them
  /// @return false when the budget was spent before the end
  public boolean findAll(int[] anchors, int count, MatchSink sink) {
    if (facts.literals().isEmpty()) {
      return findAll(sink);
    }
    int position = begin;
    int next = 0;
    while (next < count && findByAnchors(anchors, next, count, position)) {
      position = matchEnd;
      while (next < count && anchors[next] < position) {
        next++;
      }
      if (!sink.match(this)) {
        return true;
      }
    }
    return !exhausted;
  }

  /// The leftmost match that begins at `from` or behind it. It begins at the least start that any
  /// anchor leads to, so anchors count until they are too far behind the best one to lead further
  /// back than it.
  private boolean findByAnchors(int[] anchors, int next, int count, int from) {
    int reach = facts.reachBefore();
    long most = steps + ANCHORED_STEPS + (long) ANCHORED_STEPS_PER_BYTE * (end - from);
    int best = -1;
    for (int i = next; i < count && (best < 0 || anchors[i] - reach < best); i++) {
      int start = startThrough(anchors[i], from);
      if (exhausted) {
        return noMatch();
      }
      if ((start >= 0 && reach < 0) || steps > most) {
        return find(from);
      }
      if (start >= 0 && (best < 0 || start < best)) {
        best = start;
      }
    }
    return best >= 0 && matchAt(best);
  }

  /// Looks for the match with the leftmost beginning, at `from` or behind it, from which the
  /// pattern can be matched through the literal at `anchor`.
  ///
  /// Unlike [#findAll(int[], int, MatchSink)] it asks no other anchor, so what it finds depends on
  /// nothing further from `anchor` than [Regex#reachBefore()] and [Regex#reachAfter()]. Where there
  /// is no bound before the literal, the match is the leftmost that begins at `from` or behind it.
  public boolean findAround(int anchor, int from) {
    int start = facts.literals().isEmpty() ? -1 : startThrough(anchor, from);
    if (start < 0) {
      return noMatch();
    }
    return facts.reachBefore() < 0 ? find(from) : matchAt(start);
  }

  /// The leftmost place, at `from` or behind it, from which the literal at `anchor` leads to a
  /// match; -1 where there is none. Where there is no bound before the literal, `anchor` itself
  /// when something matches from it on.
  private int startThrough(int anchor, int from) {
    if (anchor < from || anchor >= end || Utf8.continuation(bytes[anchor])) {
      return -1;
    }
    int best = -1;
    for (Automata.Branch branch : automata.branches()) {
      if (forward(branch.rest(), anchor, true)) {
        int start = startBefore(branch, anchor, from);
        if (start >= 0 && (best < 0 || start < best)) {
          best = start;
        }
      }
      if (exhausted) {
        return -1;
      }
    }
    return best;
  }

  private int startBefore(Automata.Branch branch, int anchor, int from) {
    Dfa before = branch.before();
    if (before == null || facts.reachBefore() < 0) {
      return anchor;
    }
    boolean found = before.backward(bytes, begin, end, anchor, from);
    look(before.stopped(), anchor);
    steps += anchor - before.stopped();
    return found ? before.matched() : -1;
  }

  private boolean forward(Dfa dfa, int at, boolean first) {
    if (steps >= budget) {
      exhausted = true;
      return false;
    }
    long forgotten = dfa.forgotten();
    dfa.allowForgetting((budget - steps) / STEPS_PER_THREAD);
    boolean found = dfa.forward(bytes, begin, end, at, limit(at), first);
    look(at, dfa.stopped());
    steps += dfa.stopped() - at + STEPS_PER_THREAD * (dfa.forgotten() - forgotten);
    if (dfa.cut()) {
      exhausted = true;
      return false;
    }
    return found;
  }

  private int limit(int at) {
    return (int) Math.min(end, at + Math.min(budget - steps, Integer.MAX_VALUE));
  }

  private boolean match(int from, int to) {
    matchStart = from;
    matchEnd = to;
    groupsKnown = false;
    return true;
  }

  private boolean noMatch() {
    matchStart = -1;
    matchEnd = -1;
    groupsKnown = false;
    return false;
  }

  /// Where the last match begins, or -1 when the last search found none.
  public int start() {
    return matchStart;
  }

  /// Where the last match ends, or -1.
  public int end() {
    return matchEnd;
  }

  /// Where a group begins in the last match, or -1. Groups are found when first asked for, in as
  /// many steps as the match has bytes.
  ///
  /// @param group 0 for the match
  public int groupStart(int group) {
    return groups()[2 * group];
  }

  /// Where a group ends in the last match, or -1.
  ///
  /// @param group 0 for the match
  public int groupEnd(int group) {
    return groups()[2 * group + 1];
  }

  private int[] groups() {
    if (!groupsKnown) {
      if (matchStart < 0) {
        Arrays.fill(saved, -1);
      } else if (saved.length > 2) {
        automata.groups(bytes, begin, end, matchStart, matchEnd, saved);
        steps += matchEnd - matchStart;
      }
      saved[0] = matchStart;
      saved[1] = matchEnd;
      groupsKnown = true;
    }
    return saved;
  }
}
