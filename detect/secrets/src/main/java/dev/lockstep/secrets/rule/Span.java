package dev.lockstep.secrets.rule;

/// A stretch of bytes: the index of the first and the index behind the last.
public record Span(int start, int end) {

  public int length() {
    return end - start;
  }
}
