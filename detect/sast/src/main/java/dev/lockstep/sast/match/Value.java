package dev.lockstep.sast.match;

/// What a metavariable stands for: nodes of the file's tree, or a stretch of its text.
///
/// @param first the first node, -1 where it is text
/// @param last behind the last node; for one node its next, for none equal to `first`
/// @param start offset of its first byte
/// @param end offset behind its last byte
/// @param text what it says where it is no node; the file's own text where it is one
public record Value(int first, int last, int start, int end, String text) {

  /// Whether it is nodes of the tree.
  public boolean isNode() {
    return first >= 0;
  }

  @Override
  public int hashCode() {
    return (first * 31 + start) * 31 + end;
  }

  static Value text(String text, int start, int end) {
    return new Value(-1, -1, start, end, text);
  }
}
