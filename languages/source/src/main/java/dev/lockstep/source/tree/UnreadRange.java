package dev.lockstep.source.tree;

/// Bytes of a file that a front end could not read.
///
/// @param start offset of the first such byte
/// @param end offset behind the last one
/// @param reason what was expected or found, as a sentence's end: `expected ")"`
public record UnreadRange(int start, int end, String reason) {}
