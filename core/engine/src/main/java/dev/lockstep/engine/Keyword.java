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
}
