package dev.lockstep.hcl;

/// What a parser could not read, and why.
///
/// @param start the first byte
/// @param end behind the last byte
/// @param reason what was expected, for a reader of the file
public record HclError(int start, int end, String reason) {}
