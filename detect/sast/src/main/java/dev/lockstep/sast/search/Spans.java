package dev.lockstep.sast.search;

import dev.lockstep.sast.match.Match;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Matches sorted by where they begin, to find those around another.
final class Spans {
  private final Match[] sorted;
  private final int[] furthest;

  Spans(List<Match> matches) {
    sorted = matches.toArray(new Match[0]);
    java.util.Arrays.sort(sorted, Comparator.comparingInt(Match::start));
    furthest = new int[sorted.length];
    int most = -1;
    for (int i = 0; i < sorted.length; i++) {
      most = Math.max(most, sorted[i].end());
      furthest[i] = most;
    }
  }

  /// All matches that another lies in; those that count anywhere count as around everything.
  void around(Match inner, Consumer<Match> each) {
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
        each.accept(sorted[i]);
      }
    }
    if (sorted.length > 0 && sorted[0].form() == Match.Form.ANYWHERE) {
      for (Match match : sorted) {
        if (!inner.within(match)) {
          each.accept(match);
        }
      }
    }
  }
}
