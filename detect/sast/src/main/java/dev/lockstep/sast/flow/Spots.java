package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Match;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Where a rule's sources, sinks, sanitizers and propagators lie in a tree.
public final class Spots {
  private final Tree tree;
  private final Map<Integer, List<Source>> sources = new HashMap<>();
  private final Map<Integer, List<Sink>> sinks = new HashMap<>();
  private final Map<Integer, List<Propagation>> from = new HashMap<>();
  private final Map<Integer, List<Propagation>> to = new HashMap<>();
  private final Set<String> weaknesses;
  private final BitSet clean = new BitSet();
  private final BitSet cleaned = new BitSet();

  /// The nodes at which something is: most have nothing.
  private final BitSet marked = new BitSet();

  /// @param label its bit
  /// @param requires what the value must carry already
  /// @param exactly whether the node is all of the match, not a part of it
  /// @param stays whether variables carry it afterwards
  /// @param passes whether the value carries it
  record Source(
      Match match,
      long label,
      LongPredicate requires,
      boolean exactly,
      boolean stays,
      boolean passes) {}

  record Sink(Match match, LongPredicate requires) {}

  /// @param label what the taint becomes, 0 for what it was
  record Propagation(int id, int from, int to, boolean stays, LongPredicate requires, long label) {}

  /// @param weaknesses of which the rule is about, such as `CWE-79`
  public Spots(Tree tree, Set<String> weaknesses) {
    this.tree = tree;
    this.weaknesses = Set.copyOf(weaknesses);
  }

  Set<String> weaknesses() {
    return weaknesses;
  }

  public boolean hasSources() {
    return !sources.isEmpty();
  }

  public boolean hasSinks() {
    return !sinks.isEmpty();
  }

  public boolean canFind() {
    return !sources.isEmpty() && !sinks.isEmpty();
  }

  public void source(
      Match match,
      boolean exact,
      long label,
      LongPredicate requires,
      boolean stays,
      boolean passes) {
    for (int node : nodes(match, exact)) {
      boolean exactly = isAll(node, match);
      marked.set(node);
      sources
          .computeIfAbsent(node, any -> new ArrayList<>(1))
          .add(new Source(match, label, requires, exactly, stays, passes));
    }
  }

  public void sink(Match match, boolean exact, LongPredicate requires) {
    for (int node : nodes(match, exact)) {
      marked.set(node);
      sinks.computeIfAbsent(node, any -> new ArrayList<>(1)).add(new Sink(match, requires));
    }
  }

  public void sanitizer(Match match, boolean exact, boolean passes, boolean stays) {
    for (int node : nodes(match, exact)) {
      if (passes) {
        clean.set(node);
      }
      if (stays && isAll(node, match)) {
        cleaned.set(node);
      }
    }
  }

  public void propagator(
      int fromNode, int toNode, boolean stays, LongPredicate requires, long label) {
    Propagation propagation =
        new Propagation(from.size() + to.size(), fromNode, toNode, stays, requires, label);
    marked.set(fromNode);
    marked.set(toNode);
    from.computeIfAbsent(fromNode, any -> new ArrayList<>(1)).add(propagation);
    to.computeIfAbsent(toNode, any -> new ArrayList<>(1)).add(propagation);
  }

  private boolean isAll(int node, Match match) {
    return node == match.node()
        || tree.start(node) == match.start() && tree.end(node) == match.end();
  }

  /// The nodes that a match is, or that lie in it.
  private List<Integer> nodes(Match match, boolean exact) {
    List<Integer> nodes = new ArrayList<>();
    if (match.node() >= 0) {
      int end = exact ? match.node() + 1 : tree.next(match.node());
      for (int node = match.node(); node < end; node++) {
        nodes.add(node);
      }
      return nodes;
    }
    int node = 0;
    while (node < tree.size()) {
      if (tree.start(node) >= match.start() && tree.end(node) <= match.end()) {
        if (!exact || isAll(node, match)) {
          nodes.add(node);
        }
        node++;
      } else if (tree.end(node) <= match.start() || tree.start(node) >= match.end()) {
        node = tree.next(node);
      } else {
        node++;
      }
    }
    return nodes;
  }

  /// Whether something begins, ends or goes on at a node.
  boolean isMarked(int node) {
    return marked.get(node);
  }

  List<Source> sources(int node) {
    return sources.getOrDefault(node, List.of());
  }

  List<Sink> sinks(int node) {
    return sinks.getOrDefault(node, List.of());
  }

  List<Propagation> from(int node) {
    return from.getOrDefault(node, List.of());
  }

  List<Propagation> to(int node) {
    return to.getOrDefault(node, List.of());
  }

  boolean isClean(int node) {
    return clean.get(node);
  }

  boolean isCleaned(int node) {
    return cleaned.get(node);
  }

  /// The node whose span a metavariable's value is, or -1.
  public static int nodeOf(dev.lockstep.sast.match.@Nullable Value value) {
    return value == null || !value.isNode() || value.last() <= value.first() ? -1 : value.first();
  }
}
