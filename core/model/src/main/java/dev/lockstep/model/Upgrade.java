package dev.lockstep.model;

/// The smallest step to a later version of a component that mends most of what is known against it.
///
/// @param version the later one
/// @param major whether it begins with another number, and so may break what uses it
/// @param fixes how many findings it mends
/// @param exploited how many of those are exploited in the wild
/// @param left how many findings it leaves, or brings
public record Upgrade(String version, boolean major, int fixes, int exploited, int left) {
  public Upgrade {
    if (fixes < 1 || exploited < 0 || exploited > fixes || left < 0) {
      throw new IllegalArgumentException(
          version + ": fixes " + fixes + ", exploited " + exploited + ", left " + left);
    }
  }
}
