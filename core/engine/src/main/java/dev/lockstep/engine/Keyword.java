package dev.lockstep.engine;

import java.nio.charset.StandardCharsets;

/// Bytes whose presence wakes a rule. A capability numbers its keywords; the number comes back with
/// each hit.
///
/// @param text the bytes; in lower case where case does not matter
/// @param anyCase whether ASCII letters match in either case
public record Keyword(String text, boolean anyCase) {

  public Keyword {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a keyword needs a byte");
    }
  }

  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public boolean equals(Object other) {
    return other instanceof Keyword keyword
        && anyCase == keyword.anyCase
        && text.equals(keyword.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode() * 2 + (anyCase ? 1 : 0);
  }
}
