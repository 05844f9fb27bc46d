package dev.lockstep.sca.project;

import java.util.List;

/// A graph of packages that one file, or one project, settles.
///
/// @param path of the file, as reports show it
/// @param parts its third parties' packages
public record Unit(String path, List<Part> parts) {
  public Unit {
    parts = List.copyOf(parts);
  }
}
