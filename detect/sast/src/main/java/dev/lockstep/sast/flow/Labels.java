package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;

/// What a rule does to data at a place: its sources, sinks and propagators.
final class Labels {
  private final Walk walk;
  private final Tree tree;
  private final Spots spots;
  private final Map<Integer, Taint> propagated = new HashMap<>();

  Labels(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.spots = walk.spots;
  }

  /// Adds what a node is a source of.
  Taint sourced(int node, Taint taint) {
    if (!spots.isMarked(node)) {
      return taint;
    }
    Taint all = taint;
    for (Spots.Source source : spots.sources(node)) {
      if (!source.requires().test(taint.labels())) {
        continue;
      }
      Taint its =
          new Taint(
              source.label(),
              source.match(),
              Trail.first(walk.fileNumber, tree.start(node), tree.end(node), "data comes in"));
      if (source.passes()) {
        all = its.and(all);
      }
      String path = source.stays() && source.exactly() ? walk.path(node) : null;
      if (path != null) {
        walk.state.add(path, its);
      }
    }
    return all;
  }

  Taint propagate(int node, Taint taint) {
    if (!spots.isMarked(node)) {
      return taint;
    }
    Taint all = taint;
    for (Spots.Propagation propagation : spots.to(node)) {
      Taint from = propagated.get(propagation.from());
      if (from != null) {
        all = all.and(changed(propagation, from));
      }
    }
    for (Spots.Propagation propagation : spots.from(node)) {
      propagated.put(node, taint);
      String to = walk.path(propagation.to());
      if (propagation.stays() && to != null && propagation.requires().test(taint.labels())) {
        walk.state.add(to, changed(propagation, taint));
      }
    }
    return all;
  }

  private static Taint changed(Spots.Propagation propagation, Taint taint) {
    if (!propagation.requires().test(taint.labels())) {
      return Taint.NONE;
    }
    return propagation.label() == 0 || taint.isNone()
        ? taint
        : new Taint(propagation.label(), taint.source(), taint.trail());
  }

  /// Looks whether what arrives at a node should not.
  void sink(int node, Taint taint) {
    if (taint.isNone() || !spots.isMarked(node)) {
      return;
    }
    for (Spots.Sink sink : spots.sinks(node)) {
      if (sink.requires().test(taint.labels())) {
        walk.found(sink, taint);
      }
    }
  }

  void sinkOfStatement(int node, Taint taint) {
    sink(node, sourced(node, taint));
  }
}
