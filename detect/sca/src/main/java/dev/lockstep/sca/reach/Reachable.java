package dev.lockstep.sca.reach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can run when a project runs.
public final class Reachable {
  private final Map<MethodName, @Nullable MethodName> callers;
  private final Set<String> present;
  private final boolean followedAll;

  Reachable(
      Map<MethodName, @Nullable MethodName> callers, Set<String> present, boolean followedAll) {
    this.callers = callers;
    this.present = present;
    this.followedAll = followedAll;
  }

  /// An answer for some methods.
  ///
  /// @param path from a method where the project begins to the first of the methods that is
  ///     reached; empty unless it is reachable
  public record Answer(Verdict verdict, List<MethodName> path) {
    public Answer {
      path = List.copyOf(path);
    }
  }

  /// Whether code can run.
  public enum Verdict {
    REACHABLE,
    NOT_REACHABLE,
    /// The code is not on the class path, or the project calls what only its run decides.
    UNKNOWN
  }

  /// Whether any of `methods` can run. A method without a descriptor stands for all of its name,
  /// one without a name for all of its class.
  public Answer of(Iterable<MethodName> methods) {
    boolean known = false;
    List<MethodName> shortest = List.of();
    for (MethodName wanted : methods) {
      known |= present.contains(wanted.owner());
      for (MethodName reached : matching(wanted)) {
        List<MethodName> path = path(reached);
        if (shortest.isEmpty() || path.size() < shortest.size()) {
          shortest = path;
        }
      }
    }
    if (!shortest.isEmpty()) {
      return new Answer(Verdict.REACHABLE, shortest);
    }
    return new Answer(known && followedAll ? Verdict.NOT_REACHABLE : Verdict.UNKNOWN, List.of());
  }

  private List<MethodName> matching(MethodName wanted) {
    if (!wanted.descriptor().isEmpty()) {
      return callers.containsKey(wanted) ? List.of(wanted) : List.of();
    }
    List<MethodName> all = new ArrayList<>();
    for (MethodName reached : callers.keySet()) {
      if (reached.owner().equals(wanted.owner())
          && (wanted.name().isEmpty() || reached.name().equals(wanted.name()))) {
        all.add(reached);
      }
    }
    return all;
  }

  private List<MethodName> path(MethodName reached) {
    List<MethodName> path = new ArrayList<>();
    for (MethodName at = reached; at != null; at = callers.get(at)) {
      path.add(at);
    }
    Collections.reverse(path);
    return path;
  }

  /// How many methods can run.
  public int size() {
    return callers.size();
  }
}
