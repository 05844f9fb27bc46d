package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads the small patterns of `regex.globs_match`: characters, `.` and sets, each of which may be
/// followed by `+` or `*`.
final class GlobTokens {
  private static final String INVALID = ": the input provided is invalid";

  private final String text;
  private final int[] input;
  private int at;
  private int rune;
  private boolean escaped;

  private GlobTokens(String text) {
    this.text = text;
    this.input = text.codePoints().toArray();
  }

  /// How often a token occurs.
  enum Repeat {
    ONCE,
    SOME,
    ANY
  }

  /// The characters that may stand at a place, null for all of them.
  record Token(@org.jspecify.annotations.Nullable BitSet runes, Repeat repeat) {
    boolean meets(Token other) {
      return runes == null || other.runes == null || runes.intersects(other.runes);
    }
  }

  static List<Token> read(String text, CallContext context) throws BuiltinFailure {
    GlobTokens reader = new GlobTokens(text);
    List<Token> tokens = new ArrayList<>();
    while (reader.at < reader.input.length) {
      context.spend(1);
      add(reader.next(context), tokens);
    }
    return tokens;
  }

  /// Of two equal tokens that both repeat, one is enough.
  private static void add(Token token, List<Token> tokens) {
    Token last = tokens.isEmpty() ? token : tokens.getLast();
    boolean merges =
        !tokens.isEmpty()
            && token.repeat != Repeat.ONCE
            && last.repeat != Repeat.ONCE
            && java.util.Objects.equals(token.runes, last.runes);
    if (merges) {
      boolean some = token.repeat == Repeat.SOME || last.repeat == Repeat.SOME;
      tokens.set(tokens.size() - 1, new Token(last.runes, some ? Repeat.SOME : Repeat.ANY));
    } else {
      tokens.add(token);
    }
  }

  private Token next(CallContext context) throws BuiltinFailure {
    advance();
    BitSet runes = null;
    if (!escaped && rune == '[') {
      runes = set(context);
    } else if (!escaped && rune == ']') {
      throw invalid("set-close ']' with no preceding '['");
    } else if (!escaped && (rune == '+' || rune == '*')) {
      throw invalid("flag '" + Character.toString(rune) + "' must be preceded by a non-flag");
    } else if (escaped || rune != '.') {
      runes = new BitSet();
      runes.set(rune);
    }
    return new Token(runes, repeat());
  }

  private Repeat repeat() throws BuiltinFailure {
    if (at >= input.length) {
      return Repeat.ONCE;
    }
    int before = at;
    advance();
    if (!escaped && (rune == '+' || rune == '*')) {
      return rune == '+' ? Repeat.SOME : Repeat.ANY;
    }
    at = before;
    return Repeat.ONCE;
  }

  private BitSet set(CallContext context) throws BuiltinFailure {
    BitSet runes = new BitSet();
    int previous = -1;
    while (at < input.length) {
      advance();
      if (!escaped && rune == ']') {
        return runes;
      }
      if (!escaped && rune == '-') {
        range(previous, runes, context);
        previous = -1;
      } else {
        runes.set(rune);
        previous = rune;
      }
    }
    throw invalid("found [ without matching ]");
  }

  private void range(int from, BitSet runes, CallContext context) throws BuiltinFailure {
    if (from < 0) {
      throw invalid("range character '-' must be preceded by a Unicode character");
    }
    if (at >= input.length - 1) {
      throw invalid("range character '-' must be followed by a Unicode character");
    }
    advance();
    if (!escaped && (rune == ']' || rune == '-')) {
      throw invalid("range character '-' cannot be followed by a special symbol");
    }
    if (rune < from) {
      throw invalid(
          "range is out of order: '"
              + Character.toString(rune)
              + "' comes before '"
              + Character.toString(from)
              + "' in Unicode");
    }
    context.spend((rune - from) / 64);
    runes.set(from, rune + 1);
  }

  private void advance() throws BuiltinFailure {
    escaped = input[at] == '\\';
    if (escaped && at == input.length - 1) {
      throw invalid("input ends with a \\ (escape) character");
    }
    rune = escaped ? input[at + 1] : input[at];
    at += escaped ? 2 : 1;
  }

  private BuiltinFailure invalid(String reason) {
    return BuiltinFailure.of("input:" + text + ", pos:" + at + ", " + reason + INVALID);
  }
}
