package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words and signs that people write where a secret would stand, stricter than [Placeholder]: for
/// values that only their name makes a secret.
final class StandIn implements Filter {
  private static final List<String> WITHIN =
      List.of(
          "xxxx",
          "***",
          "...",
          "…",
          "your-",
          "your_",
          "your ",
          "change_me",
          "change-me",
          "changeme",
          "changeit",
          "change_it",
          "changethis",
          "change_this",
          "example",
          "placeholder",
          "redacted",
          "removed",
          "dummy",
          "fake",
          "sample",
          "12345",
          "abcdef",
          "foobar",
          "lorem",
          "hunter2",
          "letmein",
          "todo",
          "insert",
          "replace",
          "00000000",
          "111111");
  private static final List<String> WHOLE = List.of("foo", "bar");

  @Override
  public String id() {
    return "stand-in";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret().toLowerCase(Locale.ROOT);
    if (isBracketed(secret) || secret.startsWith("xxx") || secret.endsWith("xxx")) {
      return Optional.of("a placeholder");
    }
    for (String word : WITHIN) {
      if (secret.contains(word)) {
        return Optional.of("a placeholder: it contains \"" + word + "\"");
      }
    }
    if (CountingBytes.isIn(secret)) {
      return Optional.of("a placeholder: its bytes count");
    }
    boolean whole = WHOLE.contains(secret) || secret.endsWith("..");
    return whole ? Optional.of("a placeholder") : Optional.empty();
  }

  private static boolean isBracketed(String secret) {
    return secret.startsWith("<")
        || secret.endsWith(">")
        || (secret.startsWith("[") && secret.endsWith("]"))
        || (secret.startsWith("(") && secret.endsWith(")"));
  }
}
