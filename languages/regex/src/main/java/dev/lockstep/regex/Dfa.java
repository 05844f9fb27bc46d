package dev.lockstep.regex;

import java.util.Arrays;

/// A deterministic automaton that is made of a [Program] while it runs, one state at a time.
///
/// A state is the program's threads in the order of preference or, where a condition needs the
/// character to come, what these threads come from: so a match is known one character late, and
/// the text's edge is a character of its own. When the states outgrow their room, all are
/// forgotten and the run goes on; the answers stay the same.
///
/// One thread uses it.
final class Dfa {
  /// Cells of the table of transitions, 4 bytes each.
  private static final int ROOM = 1 << 16;

  /// Threads kept for all states.
  private static final int THREAD_ROOM = 1 << 18;

  /// Kept whatever their size, so that a run gets on.
  private static final int FEWEST_ROWS = 8;

  /// In a state's key, beside its context: whether threads wait for the character to come.
  private static final int WAITING = 8;

  /// A transition is `next state << 1 | matched`; a state is the index of its row.
  private static final int UNKNOWN = 0;

  private final Program program;
  private final Alphabet alphabet;
  private final boolean longest;
  private final int width;
  private final int dead;
  private final int edge;
  private final Closure current;
  private final Closure following;

  private int[] transitions;
  private int rows;

  /// Where each row's key begins in `keys`: its context, then its threads.
  private int[] keyStart = new int[16];

  private int[] keys = new int[256];

  /// Rows by the hash of their keys.
  private int[] index = new int[64];

  private final int[] startStates = new int[8];

  /// The position where the last run ended its match, or -1.
  private int matched;

  /// Threads of all states that were forgotten for want of room.
  private long forgotten;

  /// Stop once more are.
  private long mostForgotten = Long.MAX_VALUE;

  /// Where the last run stopped looking.
  private int stopped;

  /// Whether it stopped for its limit.
  private boolean cut;

  /// @param longest whether the longest match counts, not the preferred one
  Dfa(Program program, boolean longest) {
    this.program = program;
    this.alphabet = program.alphabet();
    this.longest = longest;
    width = alphabet.size() + 1;
    dead = width;
    edge = alphabet.size();
    current = new Closure(program);
    following = new Closure(program);
    transitions = new int[width * 8];
    forget();
  }

  int matched() {
    return matched;
  }

  int stopped() {
    return stopped;
  }

  boolean cut() {
    return cut;
  }

  /// Threads of the states that were made and forgotten again so far.
  long forgotten() {
    return forgotten;
  }

  /// Lets runs to the right stop, cut, once this many more threads are forgotten.
  void allowForgetting(long threads) {
    mostForgotten = threads > Long.MAX_VALUE - forgotten ? Long.MAX_VALUE : forgotten + threads;
  }

  /// Reads from `at` to the right, until nothing can follow or `limit` is reached.
  ///
  /// @param begin the text's first index
  /// @param end the index behind the text
  /// @param limit stop here though the text goes on: the budget's end
  /// @param first whether to stop at the first match, whatever its length
  /// @return whether there is a match; [#matched()] is its end
  boolean forward(byte[] bytes, int begin, int end, int at, int limit, boolean first) {
    int[] ascii = alphabet.ascii();
    int state = startState(alphabet.before(bytes, begin, at));
    int[] table = transitions;
    int quiet = dead << 1;
    matched = -1;
    cut = false;
    int p = at;
    while (p < limit) {
      byte value = bytes[p];
      int symbol;
      int advance = 1;
      if (value >= 0) {
        symbol = ascii[value];
      } else {
        int character = Utf8.forward(bytes, p, end);
        symbol = alphabet.symbolOf(Utf8.codePoint(character));
        advance = Utf8.width(character);
      }
      int transition = table[state + symbol];
      if (transition <= quiet) {
        if (transition == UNKNOWN) {
          transition = transition(state, symbol);
          table = transitions;
          if (forgotten > mostForgotten) {
            stopped = p + 1;
            cut = true;
            return false;
          }
        }
        if (transition == quiet) {
          stopped = p + 1;
          return matched >= 0;
        }
      }
      if ((transition & 1) != 0) {
        matched = p;
        if (first) {
          stopped = p + 1;
          return true;
        }
      }
      state = transition >>> 1;
      p += advance;
    }
    stopped = p;
    if (p < end) {
      cut = true;
    } else if ((go(state, edge) & 1) != 0) {
      matched = end;
    }
    return matched >= 0;
  }

  /// Reads from `at` to the left; the match that reaches furthest counts, not beyond `low`.
  ///
  /// @return whether there is a match; [#matched()] is its leftmost position
  boolean backward(byte[] bytes, int begin, int end, int at, int low) {
    int[] ascii = alphabet.ascii();
    int state = startState(alphabet.after(bytes, at, end));
    int[] table = transitions;
    int quiet = dead << 1;
    matched = -1;
    int p = at;
    while (p > low) {
      byte value = bytes[p - 1];
      int symbol;
      int advance = 1;
      if (value >= 0) {
        symbol = ascii[value];
      } else {
        int character = Utf8.backward(bytes, begin, p);
        symbol = alphabet.symbolOf(Utf8.codePoint(character));
        advance = Utf8.width(character);
      }
      int transition = table[state + symbol];
      if (transition <= quiet) {
        if (transition == UNKNOWN) {
          transition = transition(state, symbol);
          table = transitions;
        }
        if (transition == quiet) {
          stopped = p - 1;
          return matched >= 0;
        }
      }
      if ((transition & 1) != 0) {
        matched = p;
      }
      state = transition >>> 1;
      p -= advance;
    }
    stopped = p;
    if ((go(state, alphabet.before(bytes, begin, p)) & 1) != 0) {
      matched = p;
    }
    return matched >= 0;
  }

  private int go(int state, int symbol) {
    int transition = transitions[state + symbol];
    return transition != UNKNOWN ? transition : transition(state, symbol);
  }

  private void forget() {
    Arrays.fill(transitions, 0, Math.min(transitions.length, rows * width), UNKNOWN);
    Arrays.fill(index, 0);
    Arrays.fill(startStates, 0);
    rows = 2; // row 0 is none, so that no transition is UNKNOWN; row 1 is dead
    keyStart[1] = 0;
    keyStart[2] = 0;
    Arrays.fill(transitions, dead, dead + width, dead << 1);
  }

  private int startState(int before) {
    int context = alphabet.context(before);
    int known = startStates[context];
    if (known == 0) {
      following.clear();
      following.follow(program.start(), context, Closure.UNKNOWN);
      known = state(context);
      startStates[context] = known;
    }
    return known;
  }

  /// Makes the transition, and the state that it leads to where that is new.
  private int transition(int state, int symbol) {
    int row = state / width;
    int from = keyStart[row] + 1;
    int to = keyStart[row + 1];
    int context = keys[from - 1];
    boolean match;
    following.clear();
    if ((context & WAITING) != 0) {
      current.clear();
      for (int i = from; i < to; i++) {
        current.follow(keys[i], context, alphabet.context(symbol));
      }
      match = read(current, symbol);
    } else {
      match = read(from, to, symbol);
    }
    int before = rows;
    int target = following.size() == 0 ? dead : state(alphabet.context(symbol));
    int transition = target << 1 | (match ? 1 : 0);
    if (rows >= before) { // else all is forgotten, this state too
      transitions[state + symbol] = transition;
    }
    return transition;
  }

  private boolean read(Closure threads, int symbol) {
    boolean match = false;
    for (int i = 0; i < threads.size() && (longest || !match); i++) {
      match |= read(threads.thread(i), symbol);
    }
    return match;
  }

  private boolean read(int from, int to, int symbol) {
    boolean match = false;
    for (int i = from; i < to && (longest || !match); i++) {
      match |= read(keys[i], symbol);
    }
    return match;
  }

  /// Lets one thread read a symbol; true where it matches before that.
  private boolean read(int pc, int symbol) {
    if (program.ops()[pc] == Program.MATCH) {
      return true;
    }
    if (symbol != edge && alphabet.contains(program.argument()[pc], symbol)) {
      following.follow(program.next()[pc], alphabet.context(symbol), Closure.UNKNOWN);
    }
    return false;
  }

  /// The state with the threads of `following`.
  private int state(int context) {
    int key = following.waiting() ? context | WAITING : 0;
    int size = following.waiting() ? following.seedCount() : preferred();
    if (longest && key == 0) {
      following.sort();
    }
    int hash = key;
    for (int i = 0; i < size; i++) {
      hash = hash * 0x9E3779B1 + keyPart(key, i);
    }
    int at = (hash ^ hash >>> 15) & (index.length - 1);
    while (index[at] != 0) {
      if (same(index[at], key, size)) {
        return index[at] * width;
      }
      at = (at + 1) & (index.length - 1);
    }
    return add(key, size);
  }

  private int keyPart(int key, int i) {
    return key == 0 ? following.thread(i) : following.seed(i);
  }

  /// How many threads count: those behind a match have none.
  private int preferred() {
    if (!longest) {
      for (int i = 0; i < following.size(); i++) {
        if (program.ops()[following.thread(i)] == Program.MATCH) {
          return i + 1;
        }
      }
    }
    return following.size();
  }

  private boolean same(int row, int key, int size) {
    int from = keyStart[row];
    if (keys[from] != key || keyStart[row + 1] - from - 1 != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (keys[from + 1 + i] != keyPart(key, i)) {
        return false;
      }
    }
    return true;
  }

  private int add(int key, int size) {
    boolean full = (rows + 1) * width > ROOM || keyStart[rows] + size > THREAD_ROOM;
    if (full && rows > FEWEST_ROWS) {
      forgotten += keyStart[rows];
      forget();
    }
    int row = rows++;
    makeRoom(keyStart[row] + 1 + size);
    int at = keyStart[row];
    keys[at++] = key;
    for (int i = 0; i < size; i++) {
      keys[at++] = keyPart(key, i);
    }
    keyStart[row + 1] = at;
    if (rows * 2 > index.length) {
      index = new int[index.length * 2];
      for (int known = 2; known < row; known++) {
        file(known);
      }
    }
    file(row);
    return row * width;
  }

  private void makeRoom(int keyRoom) {
    if (rows * width > transitions.length) {
      transitions = Arrays.copyOf(transitions, rows * width * 2);
    }
    if (rows + 1 > keyStart.length) {
      keyStart = Arrays.copyOf(keyStart, rows * 2);
    }
    if (keyRoom > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(keys.length * 2, keyRoom));
    }
  }

  private void file(int row) {
    int from = keyStart[row];
    int hash = keys[from];
    for (int i = from + 1; i < keyStart[row + 1]; i++) {
      hash = hash * 0x9E3779B1 + keys[i];
    }
    int at = (hash ^ hash >>> 15) & (index.length - 1);
    while (index[at] != 0) {
      at = (at + 1) & (index.length - 1);
    }
    index[at] = row;
  }
}
