package dev.lockstep.secrets.kingfisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KingfisherYamlTest {
  private static final String RULES =
      """
      rules:
        - name: Acme token
          id: kingfisher.acme.1
          pattern: |
            (?xi)
            \\b acme [ #_] # a comment
            (?P<TOKEN> [0-9a-f]{12} )
          min_entropy: 3.0
          confidence: high
          examples:
            - acme_0f9d
        - name: Looks behind
          id: kingfisher.acme.2
          pattern: (?<=a)b
      """;

  @Test
  void aVerbosePatternIsReadWithoutBlanksAndComments() {
    SecretRule rule = KingfisherYaml.read("a.yml", RULES).rules().rules().getFirst();

    assertEquals("(?i)\\bacme[ #_](?P<TOKEN>[0-9a-f]{12})", String.valueOf(rule.regex()));
    assertEquals(1, rule.secretGroup());
  }

  @Test
  void aPatternThatCannotBeRunIsAnErrorAndTheOthersRun() {
    RuleFile read = KingfisherYaml.read("a.yml", RULES);

    assertEquals(1, read.rules().rules().size());
    assertTrue(read.errors().getFirst().reason().startsWith("kingfisher.acme.2:"));
  }

  @Test
  void whateverTheTextReadingEndsWithAnAnswer() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(RULES);
      for (int j = 0; j < 1 + random.nextInt(6); j++) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.setCharAt(at, (char) (random.nextInt(96) + 31));
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        }
      }
      RuleFile read = KingfisherYaml.read("a.yml", text.toString());
      assertTrue(
          read.rules().rules().size() + read.errors().size() <= 10 || !read.errors().isEmpty(),
          () -> List.of(text).toString());
    }
  }
}
