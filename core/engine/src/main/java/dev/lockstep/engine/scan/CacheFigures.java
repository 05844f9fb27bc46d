package dev.lockstep.engine.scan;

/// What the cache saved. Differs from run to run, so it stands in no report.
///
/// @param unread files whose stamp was unchanged and that were not opened
/// @param known contents that were read, and whose facts were known
/// @param examined contents that were examined
public record CacheFigures(long unread, long known, long examined) {}
