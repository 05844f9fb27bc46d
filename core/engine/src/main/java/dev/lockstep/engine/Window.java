package dev.lockstep.engine;

/// A stretch of a content under an extractor's eyes: the bytes that are visible, and within them
/// the range that is its
/// to report.
///
/// Contents up to a size come as one window. Larger ones come as several that overlap, and a
/// content with lineage comes
/// as its new ranges and their seams; in both cases a fact belongs to the window in whose `[from,
/// to)` its anchor begins.
///
/// @param bytes a shared buffer: read it, never write to it, never keep it
/// @param length how many bytes of the buffer are visible, from index 0
/// @param from first index whose facts are asked for
/// @param to index behind the last one
/// @param offset where index 0 lies in the content
/// @param end whether the content ends at `length`
@SuppressWarnings("ArrayRecordComponent") // never compared; an array because this is the hot path
public record Window(byte[] bytes, int length, int from, int to, long offset, boolean end) {

  public Window {
    if (from < 0 || to < from || length < to || bytes.length < length || offset < 0) {
      throw new IllegalArgumentException(
          "not a window: [" + from + ", " + to + ") of " + length + " at " + offset);
    }
  }

  /// A whole content in one window.
  public static Window whole(byte[] bytes, int length) {
    return new Window(bytes, length, 0, length, 0, true);
  }

  /// Whether the content begins at index 0.
  public boolean start() {
    return offset == 0;
  }
}
