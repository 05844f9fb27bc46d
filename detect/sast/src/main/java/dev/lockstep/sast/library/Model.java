package dev.lockstep.sast.library;

import java.util.List;
import java.util.Set;

/// What a function does with data.
///
/// @param ways from where to where it passes data on; what no way leads out of stays behind
/// @param cleans weaknesses (`CWE-79`) for which what it gives is harmless
/// @param isSource whether what it gives comes from outside
/// @param sinkOf weaknesses that data from outside is when it arrives here
/// @param at the arguments where it is, from 0; empty for all
public record Model(
    List<Way> ways, Set<String> cleans, boolean isSource, Set<String> sinkOf, List<Integer> at) {

  /// One way that data takes.
  public record Way(Port from, Port to) {}

  public Model {
    ways = List.copyOf(ways);
    cleans = Set.copyOf(cleans);
    sinkOf = Set.copyOf(sinkOf);
    at = List.copyOf(at);
  }

  /// Whether it calls the functions among its arguments, before it gives its result.
  public boolean callsBack() {
    return ways.stream().anyMatch(way -> way.to().equals(Port.CALLBACK));
  }

  /// Whether a rule begins or ends here.
  boolean isEnd() {
    return isSource || !sinkOf.isEmpty();
  }
}
