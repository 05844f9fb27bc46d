package dev.lockstep.sca.manifest;

/// What a package is to the project of the file that states it. Facts keep the ordinal: new roles
/// go to the end.
public enum Role {
  /// The project itself, or a member of its workspace: no third party's.
  PROJECT,
  /// Third party's, and the project names it.
  DIRECT,
  /// Third party's, and the file does not say that the project names it.
  TRANSITIVE,
  /// Demanded, in a file that leaves it to a lock file to say which version is used.
  DECLARED
}
