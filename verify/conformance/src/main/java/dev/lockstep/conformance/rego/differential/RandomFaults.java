package dev.lockstep.conformance.rego.differential;

import java.util.List;
import java.util.Random;

/// Puts a fault into a module: something is missing, twice there, or another word.
final class RandomFaults {
  private static final List<String> WORDS =
      List.of(
          "if",
          "else",
          "some",
          "in",
          "not",
          "with",
          "as",
          ":=",
          "=",
          "==",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "|",
          ",",
          ".",
          "\"",
          "`",
          ";",
          "01",
          "1.",
          "1e",
          "_",
          "every",
          "contains",
          "default",
          "import",
          "package",
          "$\"",
          "#",
          "\\",
          "'",
          "0x1",
          "null",
          "set(",
          "!",
          "&&");

  private final Random random;

  RandomFaults(Random random) {
    this.random = random;
  }

  String in(String module) {
    int at = random.nextInt(module.length());
    int end = Math.min(module.length(), at + 1 + random.nextInt(3));
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> module.substring(0, at) + module.substring(end);
      case 1 -> module.substring(0, end) + module.substring(at);
      case 2 -> module.substring(0, at) + " " + word + " " + module.substring(at);
      case 3 -> module.substring(0, at) + word + module.substring(end);
      default -> module.substring(0, at);
    };
  }
}
