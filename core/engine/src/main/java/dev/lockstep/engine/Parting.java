package dev.lockstep.engine;

/// Finds places of a content such that nothing an extractor says depends on bytes on both sides of
/// them. Each place is judged by the three bytes around it alone: two before it and one behind.
public interface Parting {
  /// Between lines, a line being what follows a line feed, and that before it: before a line feed
  /// with no zero beside it.
  Parting LINES = new LineParting();

  /// The first such place in `[from, to)`; `to` where there is none.
  ///
  /// @param from has two bytes before it
  /// @param to a place of the content, or the one behind its last byte
  int next(byte[] bytes, int length, int from, int to);

  /// The last such place in `(from, to]`; `from` where there is none.
  int last(byte[] bytes, int length, int from, int to);
}
