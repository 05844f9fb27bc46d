package dev.lockstep.rego.syntax;

/// A place in a source.
///
/// @param file the name the source was given, or empty
/// @param row the line, from 1
/// @param column the column, from 1, in code points
/// @param offset where the place is in the source, from 0, in chars
/// @param text what stands there
public record Location(String file, int row, int column, int offset, String text) {
  /// The place of what is in no source.
  public static final Location NONE = new Location("", 0, 0, 0, "");

  /// This place with `text` in it.
  Location spanning(String spanned) {
    return new Location(file, row, column, offset, spanned);
  }

  /// The place as messages name it: `file:row`, or `row:column` where there is no file.
  @Override
  public String toString() {
    return file.isEmpty() ? row + ":" + column : file + ":" + row;
  }
}
