package dev.lockstep.hcl;

/// A block's label.
///
/// @param text the label, with its escapes resolved
/// @param quoted whether quotes stand around it
/// @param start the first byte, of the quote where there is one
/// @param end behind the last byte
public record Label(String text, boolean quoted, int start, int end) {}
