package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Text that stands where a secret would: `changeme`, `your-token-here`, `xxxx`, `1234567890`.
final class Placeholder implements Filter {
  private static final List<String> WORDS =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "changeit",
          "replaceme",
          "replace_me",
          "replace-me",
          "placeholder",
          "your-",
          "your_",
          "yourtoken",
          "yourkey",
          "yoursecret",
          "yourpassword",
          "example",
          "insert-",
          "insert_",
          "redacted",
          "dummy",
          "foobar",
          "todo",
          "fixme",
          "not-a-real",
          "notareal",
          "lorem",
          "deadbeef",
          "xxxx",
          "****",
          "....",
          "••",
          "0000000000",
          "1234567890",
          "0123456789",
          "abcdefgh");
  private static final int MAX_RUN = 6;

  @Override
  public String id() {
    return "placeholder";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    String lower = secret.toLowerCase(Locale.ROOT);
    if (secret.startsWith("<") && secret.endsWith(">")) {
      return Optional.of("a placeholder in angle brackets");
    }
    for (String word : WORDS) {
      if (lower.contains(word)) {
        return Optional.of("a placeholder: it contains \"" + word + "\"");
      }
    }
    return hasRun(secret) ? Optional.of("a placeholder: one character repeated") : Optional.empty();
  }

  private static boolean hasRun(String text) {
    int run = 1;
    for (int i = 1; i < text.length(); i++) {
      run = text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
      if (run >= MAX_RUN) {
        return true;
      }
    }
    return false;
  }
}
