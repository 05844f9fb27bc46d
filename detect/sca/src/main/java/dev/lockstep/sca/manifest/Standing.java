package dev.lockstep.sca.manifest;

/// What a file is to the project around it.
public enum Standing {
  /// Settles versions, for its folder and all below that has no lock file of its own.
  LOCK,
  /// Says what the project demands. Where a lock file settles it, that counts.
  DECLARATION,
  /// Counts by itself: what is installed, shipped, or listed for installation.
  LIST
}
