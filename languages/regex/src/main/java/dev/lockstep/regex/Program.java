package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Look;

/// A nondeterministic automaton over the symbols of an [Alphabet], as arrays of instructions.
///
/// @param start where it begins
/// @param ops one of the constants here
/// @param next where it goes on; of a fork, where it prefers to go on
/// @param argument of `CHARS` the set, of `FORK` the other way, of `SAVE` the slot, of `LOOK` the
///     condition
/// @param slots how many places it saves
@SuppressWarnings("ArrayRecordComponent") // never compared; arrays because this is the hot path
record Program(Alphabet alphabet, int start, byte[] ops, int[] next, int[] argument, int slots) {
  static final byte MATCH = 0;
  static final byte CHARS = 1;
  static final byte FORK = 2;
  static final byte SAVE = 3;
  static final byte LOOK = 4;

  int size() {
    return ops.length;
  }

  /// Whether a condition can only be decided with the character to come.
  boolean looksAhead(int look) {
    return switch (Look.of(look)) {
      case BEGIN_TEXT, BEGIN_LINE -> false;
      case END_TEXT, END_LINE, WORD_BOUNDARY, NO_WORD_BOUNDARY -> true;
    };
  }

  /// Whether a condition holds between two contexts, see [Alphabet#context].
  boolean holds(int look, int before, int after) {
    return switch (Look.of(look)) {
      case BEGIN_TEXT -> (before & Alphabet.TEXT) != 0;
      case END_TEXT -> (after & Alphabet.TEXT) != 0;
      case BEGIN_LINE -> (before & Alphabet.LINE) != 0;
      case END_LINE -> (after & Alphabet.LINE) != 0;
      case WORD_BOUNDARY -> ((before ^ after) & Alphabet.WORD) != 0;
      case NO_WORD_BOUNDARY -> ((before ^ after) & Alphabet.WORD) == 0;
    };
  }
}
