package dev.lockstep.sast.search;

import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Matches sorted by where they begin, to find those around another.
final class Spans {
  private final Match[] sorted;
  private final int[] furthest;
  private int @Nullable [] ways;
  private int[] seen = {};
  private int round;

  Spans(List<Match> matches) {
    sorted = matches.toArray(new Match[0]);
    Arrays.sort(sorted, Comparator.comparingInt(Match::start));
    furthest = new int[sorted.length];
    int most = -1;
    for (int i = 0; i < sorted.length; i++) {
      most = Math.max(most, sorted[i].end());
      furthest[i] = most;
    }
  }

  /// Of the matches that another lies in one for each of the ways in which metavariables are bound.
  void aroundOnce(Match inner, Consumer<Match> each) {
    int[] its = ways();
    round++;
    visit(
        inner,
        at -> {
          if (seen[its[at]] != round) {
            seen[its[at]] = round;
            each.accept(sorted[at]);
          }
        });
  }

  private int[] ways() {
    if (ways == null) {
      Map<Bindings, Integer> known = new HashMap<>();
      ways = new int[sorted.length];
      for (int i = 0; i < sorted.length; i++) {
        ways[i] = known.computeIfAbsent(sorted[i].bindings(), any -> known.size());
      }
      seen = new int[known.size()];
    }
    return ways;
  }

  /// All matches that another lies in; those that count anywhere count as around everything.
  void around(Match inner, Consumer<Match> each) {
    visit(inner, at -> each.accept(sorted[at]));
  }

  private void visit(Match inner, IntConsumer each) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].start() <= inner.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0 && furthest[i] >= inner.end(); i--) {
      if (sorted[i].end() >= inner.end()) {
        each.accept(i);
      }
    }
    if (sorted.length > 0 && sorted[0].form() == Match.Form.ANYWHERE) {
      for (int i = 0; i < sorted.length; i++) {
        if (!inner.within(sorted[i])) {
          each.accept(i);
        }
      }
    }
  }
}
