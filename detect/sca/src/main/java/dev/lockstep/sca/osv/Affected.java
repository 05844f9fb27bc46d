package dev.lockstep.sca.osv;

import java.util.List;

/// Which versions of one package a record is about.
///
/// @param ecosystem with its suffix: `Debian:12`
/// @param name as the ecosystem writes it
/// @param ranges those over versions; ranges over commits are left out
/// @param versions listed one by one
public record Affected(String ecosystem, String name, List<Range> ranges, List<String> versions) {
  public Affected {
    ranges = List.copyOf(ranges);
    versions = List.copyOf(versions);
  }
}
