package dev.lockstep.sast.match;

/// A place that a pattern or formula matches.
///
/// @param start offset of its first byte
/// @param end offset behind its last byte
/// @param node the matched node, -1 where it is none or several
/// @param form how it joins with other matches
public record Match(int start, int end, int node, Bindings bindings, Form form) {

  /// How a match joins with others.
  public enum Form {
    PLAIN,
    REGEX,
    INSIDE,
    ANYWHERE
  }

  public Match(int start, int end, int node, Bindings bindings) {
    this(start, end, node, bindings, Form.PLAIN);
  }

  /// Whether it lies in another, edges included.
  public boolean within(Match other) {
    return start >= other.start && end <= other.end;
  }

  @Override
  public int hashCode() {
    return ((start * 31 + end) * 31 + node) * 31 + bindings.hashCode();
  }

  public Match with(Bindings others) {
    return new Match(start, end, node, others, form);
  }

  public Match as(Form other) {
    return form == other ? this : new Match(start, end, node, bindings, other);
  }
}
