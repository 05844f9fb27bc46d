package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Optional;

/// A password's hash of a kind that is made to be stored: slow, salted, and no way in by itself.
final class PasswordHash implements Filter {
  private static final List<String> BEGINNINGS =
      List.of("$2a$", "$2b$", "$2x$", "$2y$", "$argon2", "$scrypt$", "$7$", "$y$", "$pbkdf2");

  @Override
  public String id() {
    return "password-hash";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    return BEGINNINGS.stream().anyMatch(secret::startsWith)
        ? Optional.of("a slow hash of a password, not the password")
        : Optional.empty();
  }
}
