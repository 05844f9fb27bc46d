package dev.lockstep.sca.manifest;

import java.util.List;

/// The fact of one file: the packages it states and which of them depends on which.
///
/// @param packages in the order of the file
/// @param includes relative paths of other files of the format that this one reads, as written
public record Manifest(List<Stated> packages, List<String> includes) {
  public Manifest {
    packages = List.copyOf(packages);
    includes = List.copyOf(includes);
  }
}
