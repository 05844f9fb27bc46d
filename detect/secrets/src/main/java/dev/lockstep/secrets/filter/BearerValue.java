package dev.lockstep.secrets.filter;

import dev.lockstep.secrets.rule.Entropy;
import java.util.Optional;

/// What follows `Bearer` and its like and is too short or too plain for a token.
final class BearerValue implements Filter {
  private static final int SHORTEST = 16;
  private static final int FEWEST_STRANGE = 4;
  private static final double LEAST_ENTROPY = 3.2;

  @Override
  public String id() {
    return "bearer";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean plain =
        secret.length() < SHORTEST
            || Spelling.of(secret).strange() < FEWEST_STRANGE
            || Entropy.of(secret, secret.length()) < LEAST_ENTROPY;
    return plain ? Optional.of("too short or too plain for a token") : Optional.empty();
  }
}
