package dev.lockstep.secrets;

import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Secrets of rules without a bound, such as the block of a private key: they run over the whole
/// content where one of their literals or keywords occurs, or everywhere where they have none.
///
/// A content that is too large for one window comes in several. What such a rule matches is then at
/// most [#MAX_REACH] bytes long; a match that crosses into a window's range is stated there too,
/// and the detector counts it once. A keyword wakes its rule for the window it occurs in.
final class WholeExtractor extends SecretExtractor {
  /// A block of the largest private keys that are in use has some 13 KB, one of OpenPGP with many
  /// signatures some 60 KB.
  static final int MAX_REACH = 128 << 10;

  private final RulePlan plan;

  WholeExtractor(String id, RulePlan plan, String knowledge) {
    super(id, knowledge);
    this.plan = plan;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(), List.of(), plan.keywords());
  }

  @Override
  public Reach reach() {
    return new Reach.Wide(MAX_REACH, MAX_REACH);
  }

  @Override
  public Worker<SecretFact> worker() {
    Candidates candidates = new Candidates(plan.rules());
    int[][] anchors = new int[plan.rules().rules().size()][0];
    int[] counts = new int[anchors.length];
    return (window, hits, facts) -> {
      candidates.text(window.bytes(), window.length(), window.length(), facts);
      wake(hits, anchors, counts);
      for (int rule = 0; rule < counts.length; rule++) {
        if (counts[rule] > 0) {
          run(rule, anchors[rule], counts[rule], window, candidates, facts);
        }
        counts[rule] = 0;
      }
    };
  }

  private void wake(Hits hits, int[][] anchors, int[] counts) {
    if (plan.keywords().isEmpty()) {
      for (int rule : plan.woken(0)) {
        counts[rule] = 1;
      }
      return;
    }
    for (int i = 0; i < hits.size(); i++) {
      for (int rule : plan.woken(hits.keyword(i))) {
        if (counts[rule] == anchors[rule].length) {
          anchors[rule] = Arrays.copyOf(anchors[rule], Math.max(16, 2 * counts[rule]));
        }
        anchors[rule][counts[rule]++] = hits.position(i);
      }
    }
  }

  private void run(
      int rule,
      int[] anchors,
      int count,
      Window window,
      Candidates candidates,
      Facts<SecretFact> facts) {
    Candidates.Sink sink =
        (index, from, to, secretFrom, secretTo) -> {
          if (to > window.from()) {
            facts.add(
                SecretFact.plain(
                    index,
                    window.offset() + Math.max(from, window.from()),
                    window.offset() + from,
                    to - from,
                    secretFrom - from,
                    secretTo - secretFrom));
          }
        };
    if (plan.isAnchored(rule)) {
      candidates.anchored(rule, anchors, count, sink);
    } else {
      candidates.everywhere(rule, sink);
    }
  }
}
