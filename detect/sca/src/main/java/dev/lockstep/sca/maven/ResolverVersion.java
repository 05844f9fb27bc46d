package dev.lockstep.sca.maven;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A version as Maven's resolver orders it (`GenericVersion`), for ranges in POMs. Maven's other
/// order, `ComparableVersion`, is that of [dev.lockstep.sca.version.VersionScheme#MAVEN], which
/// advisories mean; the two do not always agree.
final class ResolverVersion implements Comparable<ResolverVersion> {
  private static final List<String> QUALIFIERS =
      List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
  private static final int RELEASE = QUALIFIERS.indexOf("");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /// @param kind 0 for a qualifier, 1 for an unknown word, 2 for a number
  private record Token(int kind, int rank, String word, BigInteger number) {}

  ResolverVersion(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c >= '0' && c <= '9') {
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        tokens.add(new Token(2, 0, "", new BigInteger(text.substring(at, end))));
      } else if (c != '.' && c != '-' && c != '_') {
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        boolean digit = end < text.length() && isDigit(text.charAt(end));
        tokens.add(word(text.substring(at, end).toLowerCase(Locale.ROOT), digit));
      }
      at = end;
    }
    for (int i = tokens.size() - 1; i > 0; i--) { // zeros in front of words count as little
      boolean ends = i == tokens.size() - 1 || tokens.get(i + 1).kind() != 2;
      if (ends && isZero(tokens.get(i))) {
        tokens.remove(i);
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return !isDigit(c) && c != '.' && c != '-' && c != '_';
  }

  private static boolean isZero(Token token) {
    return token.kind() == 2
        ? token.number().signum() == 0
        : token.kind() == 0 && token.rank() == RELEASE;
  }

  private static Token word(String word, boolean beforeDigit) {
    String known =
        switch (word) {
          case "ga", "final", "release" -> "";
          case "cr" -> "rc";
          case "a" -> beforeDigit ? "alpha" : word;
          case "b" -> beforeDigit ? "beta" : word;
          case "m" -> beforeDigit ? "milestone" : word;
          default -> word;
        };
    int rank = QUALIFIERS.indexOf(known);
    return rank >= 0
        ? new Token(0, rank, "", BigInteger.ZERO)
        : new Token(1, 0, word, BigInteger.ZERO);
  }

  @Override
  public int compareTo(ResolverVersion other) {
    int size = Math.max(tokens.size(), other.tokens.size());
    for (int i = 0; i < size; i++) {
      int order =
          i >= tokens.size()
              ? -toNothing(other.tokens.get(i))
              : i >= other.tokens.size()
                  ? toNothing(tokens.get(i))
                  : compare(tokens.get(i), other.tokens.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int toNothing(Token token) {
    return switch (token.kind()) {
      case 0 -> Integer.compare(token.rank(), RELEASE);
      case 1 -> 1;
      default -> token.number().signum();
    };
  }

  private static int compare(Token a, Token b) {
    if (a.kind() != b.kind()) {
      return Integer.compare(a.kind(), b.kind());
    }
    return switch (a.kind()) {
      case 0 -> Integer.compare(a.rank(), b.rank());
      case 1 -> a.word().compareTo(b.word());
      default -> a.number().compareTo(b.number());
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResolverVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
