package dev.lockstep.sca.manifest;

/// What a project needs a package for.
public enum Scope {
  RUNTIME("runtime", 1),
  DEV("dev", 2),
  TEST("test", 4),
  OPTIONAL("optional", 8),
  BUILD("build", 16);

  private final String id;
  private final int bit;

  Scope(String id, int bit) {
    this.id = id;
    this.bit = bit;
  }

  /// Under which facts keep it; never changes.
  int bit() {
    return bit;
  }

  /// The word in [dev.lockstep.model.Component#scopes].
  public String id() {
    return id;
  }
}
