package dev.lockstep.sast.match;

/// A place that a pattern or formula matches.
///
/// @param start offset of its first byte
/// @param end offset behind its last byte
/// @param node the matched node, -1 where it is none or several
public record Match(int start, int end, int node, Bindings bindings) {

  boolean within(Match other) {
    return start >= other.start && end <= other.end;
  }

  Match with(Bindings others) {
    return new Match(start, end, node, others);
  }
}
