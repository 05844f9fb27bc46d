package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A digest: hex of a digest's length on a line that speaks of one.
final class Hash implements Filter {
  private static final List<Integer> LENGTHS = List.of(32, 40, 56, 64, 96, 128);
  private static final List<String> WORDS =
      List.of(
          "sha1",
          "sha256",
          "sha512",
          "sha-",
          "md5",
          "integrity",
          "checksum",
          "digest",
          "commit",
          "revision",
          "etag",
          "hash");

  @Override
  public String id() {
    return "hash";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean hex = secret.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!hex || !LENGTHS.contains(secret.length())) {
      return Optional.empty();
    }
    String line = candidate.line().toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(line::contains)
        ? Optional.of("a digest: the line speaks of one")
        : Optional.empty();
  }
}
