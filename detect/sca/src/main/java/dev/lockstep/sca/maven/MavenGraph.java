package dev.lockstep.sca.maven;

import java.util.List;

/// What one module resolves to.
///
/// @param nodes those that the module names first, then by their distance
/// @param missing POMs that were needed and are not there: what is behind them is not known
public record MavenGraph(
    Coordinates module, String packaging, List<MavenNode> nodes, List<Coordinates> missing) {
  public MavenGraph {
    nodes = List.copyOf(nodes);
    missing = List.copyOf(missing);
  }
}
