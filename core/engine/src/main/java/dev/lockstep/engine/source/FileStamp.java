package dev.lockstep.engine.source;

/// What the file system says of a file. While all of it stays the same, so do the bytes, unless the
/// file was written in the very moment it was looked at.
///
/// @param size in bytes
/// @param modified when its bytes last changed, in nanoseconds since 1970
/// @param changed when its inode last changed, likewise; 0 where the file system does not say
/// @param inode 0 where the file system has none
public record FileStamp(long size, long modified, long changed, long inode) {}
