package dev.lockstep.secrets.rule;

/// A stretch of bytes: the index of the first and the index behind the last.
public record Span(int start, int end) {

  public int length() {
    return end - start;
  }

  /// Whether two stretches share a byte or touch.
  public boolean touches(Span other) {
    return other.start <= end && other.end >= start;
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /// The smallest stretch that holds both.
  public Span merge(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
