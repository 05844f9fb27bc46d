package dev.lockstep.rego.syntax;

/// A place in a source.
///
/// @param file the name the source was given, or empty
/// @param row the line, from 1
/// @param column the column, from 1, in code points
/// @param offset where the place is in the source, from 0, in chars
/// @param from where what stands there begins; before `offset` where it is in parentheses
/// @param to where that ends
/// @param source all of the source
public record Location(
    String file, int row, int column, int offset, int from, int to, String source) {
  /// The place of what is in no source.
  public static final Location NONE = nowhere("");

  /// The place of what is in no line of `file`.
  static Location nowhere(String file) {
    return new Location(file, 0, 0, 0, 0, 0, "");
  }

  /// What stands there.
  public String text() {
    return from < to ? source.substring(from, to) : "";
  }

  /// This place with what stands from `begin` to `end`.
  Location spanning(int begin, int end) {
    return new Location(file, row, column, offset, begin, end, source);
  }

  /// The place as messages name it: `file:row`, or `row:column` where there is no file.
  @Override
  public String toString() {
    return file.isEmpty() ? row + ":" + column : file + ":" + row;
  }
}
