package dev.lockstep.sca.manifest;

/// What a project needs a package for.
public enum Scope {
  RUNTIME("runtime"),
  DEV("dev"),
  TEST("test"),
  OPTIONAL("optional"),
  BUILD("build");

  private final String id;

  Scope(String id) {
    this.id = id;
  }

  /// The word in [dev.lockstep.model.Component#scopes].
  public String id() {
    return id;
  }
}
