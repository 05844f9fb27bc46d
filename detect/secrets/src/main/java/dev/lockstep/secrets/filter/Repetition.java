package dev.lockstep.secrets.filter;

import java.util.Optional;

/// Too few different characters for a secret.
final class Repetition implements Filter {
  private static final int FEW = 3;
  private static final int FEW_OF_MANY = 5;
  private static final int MANY = 8;

  @Override
  public String id() {
    return "repetition";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    long different = secret.chars().distinct().count();
    boolean few =
        different < Math.min(FEW, secret.length())
            || (secret.length() >= MANY && different < FEW_OF_MANY);
    return few || secret.length() < FEW
        ? Optional.of("only " + different + " different characters")
        : Optional.empty();
  }
}
