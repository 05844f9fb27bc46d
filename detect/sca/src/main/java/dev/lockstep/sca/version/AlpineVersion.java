package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of apk-tools: numbers, a letter, suffixes, a commit, a revision, in this order. What
/// breaks the order ends it, and stands before what goes on in order. Source: apk-package(5) and
/// the versions in apk-tools' tests.
final class AlpineVersion implements VersionKey {
  private static final List<String> SUFFIXES =
      List.of("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");
  private static final int NO_SUFFIX = 4;

  /// What a token is; a version that has a token of a later kind where another has an earlier one
  /// is the earlier version.
  private enum Kind {
    FIRST_NUMBER,
    NUMBER,
    LETTER,
    SUFFIX,
    SUFFIX_NUMBER,
    COMMIT,
    REVISION,
    END,
    /// A dot with no number behind it.
    GAP,
    INVALID;

    boolean isLast() {
      return this == END || this == INVALID;
    }

    /// What may still follow.
    Kind place() {
      return this == GAP ? NUMBER : this;
    }
  }

  /// @param text for numbers their digits as written
  /// @param suffix the place in [#SUFFIXES]
  private record Token(Kind kind, String text, int suffix) {
    int compare(Token other) {
      return switch (kind) {
        case NUMBER ->
            text.startsWith("0") || other.text.startsWith("0")
                ? text.compareTo(other.text)
                : Digits.compare(text, other.text);
        case FIRST_NUMBER, SUFFIX_NUMBER, REVISION ->
            Digits.compare(Digits.stripped(text), Digits.stripped(other.text));
        case SUFFIX -> Integer.compare(suffix, other.suffix);
        case LETTER, COMMIT -> text.compareTo(other.text);
        case END, GAP, INVALID -> 0;
      };
    }

    boolean isBeforeRelease() {
      return kind == Kind.SUFFIX && suffix < NO_SUFFIX;
    }
  }

  private final Token[] tokens;

  private AlpineVersion(Token[] tokens) {
    this.tokens = tokens;
  }

  static AlpineVersion of(String version) {
    List<Token> tokens = new ArrayList<>();
    Reader reader = new Reader(version);
    Token token = reader.first();
    tokens.add(token);
    while (!token.kind.isLast()) {
      token = reader.next(token.kind.place());
      tokens.add(token);
    }
    return new AlpineVersion(tokens.toArray(new Token[0]));
  }

  /// Takes a version apart.
  private static final class Reader {
    private static final Token INVALID = new Token(Kind.INVALID, "", NO_SUFFIX);

    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Token first() {
      boolean starts = !text.isEmpty() && (text.charAt(0) == '.' || isLetter(text.charAt(0)));
      return starts ? new Token(Kind.FIRST_NUMBER, "", NO_SUFFIX) : number(Kind.FIRST_NUMBER);
    }

    Token next(Kind kind) {
      if (at >= text.length()) {
        return new Token(Kind.END, "", NO_SUFFIX);
      }
      char c = text.charAt(at);
      Token token = null;
      if (isLetter(c)) {
        token = kind.compareTo(Kind.NUMBER) <= 0 ? taken(Kind.LETTER, at + 1) : null;
      } else if (c == '.') {
        at++;
        token = kind.compareTo(Kind.NUMBER) <= 0 ? dotted() : null;
      } else if (Digits.isDigit(c)) {
        token =
            switch (kind) {
              case LETTER, FIRST_NUMBER, NUMBER -> number(Kind.NUMBER);
              case SUFFIX -> number(Kind.SUFFIX_NUMBER);
              default -> null;
            };
      } else if (c == '_') {
        token = kind.compareTo(Kind.SUFFIX_NUMBER) <= 0 ? suffix() : null;
      } else if (c == '~') {
        at++;
        token = kind.compareTo(Kind.COMMIT) < 0 ? taken(Kind.COMMIT, commitEnd()) : null;
      } else if (text.startsWith("-r", at)) {
        at += 2;
        token = kind.compareTo(Kind.REVISION) < 0 ? number(Kind.REVISION) : null;
      }
      return token == null ? INVALID : token;
    }

    private Token dotted() {
      boolean digit = at < text.length() && Digits.isDigit(text.charAt(at));
      return digit ? number(Kind.NUMBER) : new Token(Kind.GAP, "", NO_SUFFIX);
    }

    private static boolean isLetter(char c) {
      return c >= 'a' && c <= 'z';
    }

    private Token number(Kind kind) {
      int end = Digits.end(text, at);
      return end == at ? INVALID : taken(kind, end);
    }

    private Token taken(Kind kind, int end) {
      String part = text.substring(at, end);
      at = end;
      return part.isEmpty() ? INVALID : new Token(kind, part, NO_SUFFIX);
    }

    private @Nullable Token suffix() {
      int end = at + 1;
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at + 1, end);
      int suffix = word.isEmpty() ? -1 : SUFFIXES.indexOf(word);
      at = end;
      return suffix < 0 ? null : new Token(Kind.SUFFIX, word, suffix);
    }

    private int commitEnd() {
      int end = at;
      while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
      return end;
    }
  }

  @Override
  public boolean isPrerelease() {
    for (Token token : tokens) {
      if (token.isBeforeRelease()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(VersionKey other) {
    Token[] right = ((AlpineVersion) other).tokens;
    for (int i = 0; ; i++) {
      Token a = tokens[i];
      Token b = right[i];
      if (a.kind != b.kind) {
        return differing(a, b);
      }
      int order = a.compare(b);
      if (order != 0 || a.kind.isLast()) {
        return order;
      }
    }
  }

  private static int differing(Token a, Token b) {
    if (a.isBeforeRelease()) {
      return -1;
    }
    return b.isBeforeRelease() ? 1 : b.kind.compareTo(a.kind);
  }
}
