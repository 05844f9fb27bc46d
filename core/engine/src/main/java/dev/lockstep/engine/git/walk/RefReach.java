package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.git.refs.Ref;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which references reach a commit: each hands its name down to its parents, of which every
/// commit keeps the first few.
final class RefReach {
  private final int most;
  private final List<Ref> refs;
  private final int[] @Nullable [] reaching;

  /// By array, as most commits share theirs with the next one.
  private final IdentityHashMap<int[], List<String>> names = new IdentityHashMap<>();

  /// @param history parents before children
  /// @param tips the commit of each reference, by number; -1 for none
  /// @param refs in the order in which they count
  RefReach(CommitGraph graph, int[] history, List<Ref> refs, int[] tips, int most) {
    this.most = most;
    this.refs = refs;
    this.reaching = new int[graph.size()][];
    for (int i = 0; i < tips.length; i++) {
      if (tips[i] >= 0) {
        reaching[tips[i]] = merged(reaching[tips[i]], new int[] {i});
      }
    }
    for (int i = history.length - 1; i >= 0; i--) {
      int[] own = reaching[history[i]];
      if (own != null) {
        for (int parent : graph.parents(history[i])) {
          reaching[parent] = merged(reaching[parent], own);
        }
      }
    }
  }

  private int[] merged(int @Nullable [] one, int[] other) {
    if (one == null || Arrays.equals(one, other)) {
      return other;
    }
    int[] both = new int[Math.min(most, one.length + other.length)];
    int size = 0;
    int i = 0;
    int k = 0;
    while (size < both.length && (i < one.length || k < other.length)) {
      int next = k == other.length || (i < one.length && one[i] <= other[k]) ? one[i] : other[k];
      i += i < one.length && one[i] == next ? 1 : 0;
      k += k < other.length && other[k] == next ? 1 : 0;
      both[size++] = next;
    }
    return size == both.length ? both : Arrays.copyOf(both, size);
  }

  List<String> of(int commit) {
    int[] found = reaching[commit];
    return found == null ? List.of() : names.computeIfAbsent(found, this::names);
  }

  private List<String> names(int[] reached) {
    return Arrays.stream(reached).mapToObj(i -> refs.get(i).name()).toList();
  }

  /// The branch of HEAD, other branches, those of remotes, tags, the rest.
  static Comparator<Ref> order(@Nullable String headBranch) {
    return Comparator.comparingInt((Ref ref) -> rank(ref.name(), headBranch))
        .thenComparing(Ref::name);
  }

  private static int rank(String name, @Nullable String headBranch) {
    if (name.equals(headBranch) || name.equals("HEAD")) {
      return 0;
    }
    if (name.startsWith("refs/heads/")) {
      return 1;
    }
    if (name.startsWith("refs/remotes/")) {
      return 2;
    }
    return name.startsWith("refs/tags/") ? 3 : 4;
  }
}
