package dev.lockstep.secrets;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.List;
import java.util.Set;

/// Secrets of rules without a bound, such as the block of a private key: they run over the whole
/// content where one of their keywords occurs, or everywhere where they have none.
final class WholeExtractor implements Extractor<SecretFact> {
  private final RulePlan plan;
  private final String id;
  private final String knowledge;

  WholeExtractor(String id, RulePlan plan, String knowledge) {
    this.id = id;
    this.plan = plan;
    this.knowledge = knowledge;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String knowledge() {
    return knowledge;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(), List.of(), plan.keywords());
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<SecretFact> codec() {
    return new SecretFactCodec();
  }

  @Override
  public Worker<SecretFact> worker() {
    Candidates candidates = new Candidates(plan.rules());
    boolean[] awake = new boolean[plan.rules().rules().size()];
    return (window, hits, facts) -> {
      candidates.text(window.bytes(), window.length());
      wake(hits, awake);
      for (int rule = 0; rule < awake.length; rule++) {
        if (awake[rule] && facts.spend(window.length())) {
          run(rule, window, candidates, facts);
        }
        awake[rule] = false;
      }
    };
  }

  private void wake(Hits hits, boolean[] awake) {
    if (plan.keywords().isEmpty()) {
      mark(awake, plan.woken(0));
    }
    for (int i = 0; i < hits.size(); i++) {
      mark(awake, plan.woken(hits.keyword(i)));
    }
  }

  private static void mark(boolean[] awake, int[] rules) {
    for (int rule : rules) {
      awake[rule] = true;
    }
  }

  private static void run(int rule, Window window, Candidates candidates, Facts<SecretFact> facts) {
    candidates.everywhere(
        rule,
        (index, from, to, secretFrom, secretTo) ->
            facts.add(
                SecretFact.plain(
                    index,
                    window.offset() + from,
                    window.offset() + from,
                    to - from,
                    secretFrom - from,
                    secretTo - secretFrom)));
  }
}
