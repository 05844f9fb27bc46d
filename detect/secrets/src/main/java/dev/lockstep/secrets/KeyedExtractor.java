package dev.lockstep.secrets;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.Arrays;

/// Secrets of rules with literals and a bound, which is nearly all of them: each rule is tried
/// around its literals only.
final class KeyedExtractor implements Extractor<SecretFact> {
  private final RulePlan plan;
  private final String knowledge;

  KeyedExtractor(RulePlan plan, String knowledge) {
    this.plan = plan;
    this.knowledge = knowledge;
  }

  @Override
  public String id() {
    return "secrets";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String knowledge() {
    return knowledge;
  }

  @Override
  public Interest interest() {
    return Interest.inKeywords(plan.keywords());
  }

  /// The line around a match may be what an allowlist looks at, and a byte on each side decides
  /// about `\b`.
  @Override
  public Reach reach() {
    int line = RulePlan.MAX_REACH / 2 + 4;
    return new Reach.Local(plan.before() + line, plan.after() + line);
  }

  @Override
  public FactCodec<SecretFact> codec() {
    return new SecretFactCodec();
  }

  @Override
  public Worker<SecretFact> worker() {
    Candidates candidates = new Candidates(plan.rules());
    int[] lastStart = new int[plan.rules().rules().size()];
    return (window, hits, facts) -> {
      candidates.text(window.bytes(), window.length(), window.to() - window.from(), facts);
      Arrays.fill(lastStart, -1);
      extract(window, hits, facts, candidates, lastStart);
    };
  }

  private void extract(
      Window window, Hits hits, Facts<SecretFact> facts, Candidates candidates, int[] lastStart) {
    for (int i = 0; i < hits.size(); i++) {
      int anchor = hits.position(i);
      for (int rule : plan.woken(hits.keyword(i))) {
        int last = lastStart[rule];
        int start =
            candidates.around(
                rule,
                anchor,
                (index, from, to, secretFrom, secretTo) -> {
                  if (from != last) {
                    facts.add(
                        SecretFact.plain(
                            index,
                            window.offset() + anchor,
                            window.offset() + from,
                            to - from,
                            secretFrom - from,
                            secretTo - secretFrom));
                  }
                });
        if (start >= 0) {
          lastStart[rule] = start;
        }
      }
    }
  }
}
