package dev.lockstep.regex;

/// Bytes that stand in a match, as UTF-8 text.
///
/// @param text in lower case where case does not matter
/// @param anyCase whether ASCII letters match in either case
public record Literal(String text, boolean anyCase) {

  public Literal {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a literal needs a character");
    }
  }
}
