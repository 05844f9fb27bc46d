package dev.lockstep.secrets.filter;

import dev.lockstep.secrets.rule.Entropy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What follows `Basic` and is no `user:password` in base64 (RFC 7617), or one made of words.
final class BasicCredentials implements Filter {
  private static final int SHORTEST = 8;

  @Override
  public String id() {
    return "basic";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    Spelling spelling = Spelling.of(secret);
    if (secret.length() < SHORTEST || spelling.strange() < 3) {
      return Optional.of("a word after \"Basic\"");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException e) {
      return Optional.of("no base64: " + e.getMessage());
    }
    String pair = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean plain = pair.chars().allMatch(c -> c >= ' ' && c < 127);
    int colon = pair.indexOf(':');
    if (plain && colon >= 0) {
      Spelling password = Spelling.of(pair.substring(colon + 1));
      boolean readable = password.strange() < 2 && password.digits() < 4;
      return readable ? Optional.of("a user and a password made of words") : Optional.empty();
    }
    boolean padded = secret.endsWith("=") && Entropy.of(secret, secret.length()) > 2.5;
    return padded || isMixed(secret)
        ? Optional.empty()
        : Optional.of("no user and password in base64");
  }

  private static boolean isMixed(String secret) {
    return secret.chars().anyMatch(Character::isDigit)
        && secret.chars().anyMatch(Character::isUpperCase)
        && secret.chars().anyMatch(Character::isLowerCase)
        && Entropy.of(secret, secret.length()) > 3.2;
  }
}
