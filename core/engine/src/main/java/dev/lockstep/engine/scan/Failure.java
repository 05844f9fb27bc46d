package dev.lockstep.engine.scan;

/// A bug of ours that a scan survived; the problem `internal-error` of the report tells of it.
///
/// @param where the extractor or detector and the path
public record Failure(String where, Throwable cause) {}
