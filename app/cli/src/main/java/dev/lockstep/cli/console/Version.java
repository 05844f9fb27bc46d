package dev.lockstep.cli.console;

/// The version of this program. A constant, because reading a manifest is a tenth of a start; a
/// test holds it to the build's.
public final class Version {
  public static final String CURRENT = "0.1.0-SNAPSHOT";

  private Version() {}
}
