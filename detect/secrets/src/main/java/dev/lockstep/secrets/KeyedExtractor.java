package dev.lockstep.secrets;

import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;

/// Secrets of rules with literals and a bound, which is nearly all of them: each rule is tried
/// around its literals only.
final class KeyedExtractor extends SecretExtractor {
  private final RulePlan plan;

  KeyedExtractor(RulePlan plan, String knowledge) {
    super("secrets", knowledge);
    this.plan = plan;
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
  public boolean tellsReach() {
    return true;
  }

  @Override
  public Worker<SecretFact> worker() {
    Candidates candidates = new Candidates(plan.rules());
    return (window, hits, facts) -> {
      candidates.text(window.bytes(), window.length(), window.to() - window.from(), facts);
      extract(window, hits, facts, candidates);
    };
  }

  /// A match is stated for each of its literals: in a history some of them may change and the rest
  /// stay.
  private void extract(Window window, Hits hits, Facts<SecretFact> facts, Candidates candidates) {
    for (int i = 0; i < hits.size(); i++) {
      int anchor = hits.position(i);
      Stating stating = new Stating(window, anchor, facts);
      candidates.forgetLooks();
      for (int rule : plan.woken(hits.keyword(i))) {
        candidates.around(rule, anchor, stating);
      }
      int from = Math.min(stating.from, candidates.lookedFrom());
      int to = Math.max(stating.to, candidates.lookedTo());
      facts.depends(i, from, to);
    }
  }

  /// States the candidates of one literal, and knows which bytes tell whether they are alike.
  private static final class Stating implements Candidates.Sink {
    private final Window window;
    private final int anchor;
    private final Facts<SecretFact> facts;
    private int from = Integer.MAX_VALUE;
    private int to = Integer.MIN_VALUE;

    Stating(Window window, int anchor, Facts<SecretFact> facts) {
      this.window = window;
      this.anchor = anchor;
      this.facts = facts;
    }

    @Override
    public void candidate(int rule, int start, int end, int secretStart, int secretEnd) {
      from = Math.min(from, SecretLikeness.lineFrom(window.bytes(), start) - 1);
      to = Math.max(to, SecretLikeness.lineTo(window.bytes(), window.length(), end) + 1);
      facts.add(
          SecretFact.plain(
              rule,
              window.offset() + anchor,
              window.offset() + start,
              end - start,
              secretStart - start,
              secretEnd - secretStart));
    }
  }
}
