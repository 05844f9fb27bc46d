package dev.lockstep.source.tree;

/// Reads the source code of one language, and patterns of it.
///
/// Immutable and safe for threads; a call keeps its state to itself. No input makes it throw, hang,
/// or overflow the stack: what cannot be read is an [Kind#ERROR] node and an [UnreadRange].
public interface FrontEnd {
  Language language();

  /// The tree of a file.
  ///
  /// @param source the file's bytes: UTF-8, with or without a byte order mark; other bytes are kept
  /// @param symbols takes the file's symbols
  Tree parse(byte[] source, Symbols symbols);

  /// The tree of a pattern, in which metavariables and ellipses may stand. A pattern with unread
  /// ranges is not a pattern of this language.
  Tree parsePattern(String pattern, Symbols symbols);
}
