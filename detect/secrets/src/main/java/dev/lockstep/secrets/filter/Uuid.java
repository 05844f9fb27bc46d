package dev.lockstep.secrets.filter;

import java.util.Optional;

/// An identifier of RFC 9562, which is more often a name than a secret.
final class Uuid implements Filter {
  private static final int LENGTH = 36;

  @Override
  public String id() {
    return "uuid";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    if (secret.length() != LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = secret.charAt(i);
      if (dash ? c != '-' : Character.digit(c, 16) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of("a UUID");
  }
}
