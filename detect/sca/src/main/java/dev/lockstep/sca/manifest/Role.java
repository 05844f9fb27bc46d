package dev.lockstep.sca.manifest;

/// What a package is to the project of the file that states it. Facts keep the code, which
/// never changes.
public enum Role {
  /// The project itself, or a member of its workspace: no third party's.
  PROJECT(0),
  /// Third party's, and the project names it.
  DIRECT(1),
  /// Third party's, and the file does not say that the project names it.
  TRANSITIVE(2),
  /// Demanded, in a file that leaves it to a lock file to say which version is used.
  DECLARED(3);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
