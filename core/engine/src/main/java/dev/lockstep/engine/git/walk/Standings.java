package dev.lockstep.engine.git.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Where some contents were met on the way through a history: in which commit first, and under
/// which paths, those at HEAD apart.
final class Standings {
  private static final int MOST_PATHS = 16;
  private static final int[] NONE = {};

  private final IdTable targets;
  private final int[] introduced;

  /// Pairs of a path's number and the place of the commit in which it was first met.
  private final int[] @Nullable [] met;

  /// Numbers of paths.
  private final int[] @Nullable [] atHead;

  private final BitSet heads = new BitSet();

  Standings(IdTable targets) {
    this.targets = targets;
    introduced = new int[targets.size()];
    met = new int[targets.size()][];
    atHead = new int[targets.size()][];
    Arrays.fill(introduced, -1);
  }

  IdTable targets() {
    return targets;
  }

  /// The place in the history of the commit that introduced a content; -1 where none did.
  int introduced(int target) {
    return introduced[target];
  }

  /// Pairs of a path's number and the place of the commit in which it was first met.
  int[] met(int target) {
    int[] own = met[target];
    return own == null ? NONE : own;
  }

  /// Takes a content as an earlier history had it.
  void kept(int target, int place, int[] paths) {
    introduced[target] = place;
    met[target] = paths;
  }

  /// A content stands at a path in the commit of a place, or in HEAD where it is below 0.
  void found(int target, int place, int path) {
    if (place < 0) {
      heads.set(target);
      atHead[target] = added(atHead[target], 1, path, 0);
      return;
    }
    if (introduced[target] < 0) {
      introduced[target] = place;
    }
    met[target] = added(met[target], 2, path, place);
  }

  private static int[] added(int @Nullable [] known, int width, int path, int place) {
    if (known == null) {
      return width == 1 ? new int[] {path} : new int[] {path, place};
    }
    for (int i = 0; i < known.length; i += width) {
      if (known[i] == path) {
        return known;
      }
    }
    if (known.length == MOST_PATHS * width) {
      return known;
    }
    int[] more = Arrays.copyOf(known, known.length + width);
    more[known.length] = path;
    if (width == 2) {
      more[known.length + 1] = place;
    }
    return more;
  }

  /// What is said of those that a commit introduced, in the order of the targets.
  ///
  /// @param history the commits' numbers by their places
  /// @param raw spells paths
  List<Introduction> introductions(
      CommitGraph graph, int[] history, RefReach reach, IntFunction<String> raw) {
    List<Introduction> found = new ArrayList<>();
    for (int i = 0; i < introduced.length; i++) {
      if (introduced[i] >= 0) {
        int commit = history[introduced[i]];
        found.add(
            new Introduction(
                targets.get(i),
                graph.id(commit),
                introduced[i] + 1,
                paths(i, raw),
                heads.get(i),
                reach.of(commit)));
      }
    }
    return found;
  }

  /// Those at HEAD first.
  private List<String> paths(int target, IntFunction<String> raw) {
    int[] first = atHead[target];
    int[] then = met(target);
    if (first == null && then.length == 2) {
      return List.of(Paths.shown(raw.apply(then[0])));
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    for (int path : first == null ? NONE : first) {
      numbers.add(path);
    }
    for (int i = 0; i < then.length && numbers.size() < MOST_PATHS; i += 2) {
      numbers.add(then[i]);
    }
    Set<String> shown = new LinkedHashSet<>();
    numbers.forEach(path -> shown.add(Paths.shown(raw.apply(path))));
    return List.copyOf(shown);
  }
}
