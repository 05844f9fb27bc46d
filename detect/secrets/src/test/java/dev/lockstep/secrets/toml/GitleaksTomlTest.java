package dev.lockstep.secrets.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.SecretRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tried
final class GitleaksTomlTest {
  private final Map<String, String> files = new HashMap<>();

  @Test
  void aBadRegexIsAnErrorWithItsPlaceAndTheOtherRulesRun() {
    RuleFile read =
        read(
            """
            [[rules]]
            id = "bad"
            regex = '''a(b'''
            [[rules]]
            id = "good"
            regex = '''ab'''
            """);

    assertEquals(List.of("good"), ids(read));
    assertEquals(1, read.errors().size());
    assertEquals(3, read.errors().getFirst().line());
  }

  @Test
  void keysAreReadInAnyCaseAndNumbersAsText() {
    SecretRule rule =
        only("[[rules]]\nID = \"a\"\nRegex = '(a)(b)'\nsecretgroup = \"2\"\nENTROPY = 3\n");

    assertEquals(2, rule.secretGroup());
    assertEquals(3.0, rule.entropy());
  }

  @Test
  void aSecretGroupThatTheRegexDoesNotHaveIsAnError() {
    RuleFile read = read("[[rules]]\nid = \"a\"\nregex = '(a)'\nsecretGroup = 2\n");

    assertEquals(List.of(), ids(read));
    assertTrue(read.errors().getFirst().reason().contains("has 1 groups"));
  }

  @Test
  void theDeprecatedAllowlistCountsAndCannotStandBesideTheNewOnes() {
    SecretRule rule =
        only("[[rules]]\nid = \"a\"\nregex = 'a'\n[rules.allowlist]\nstopwords = [\"X\"]\n");
    RuleFile both =
        read(
            "[[rules]]\nid = \"a\"\nregex = 'a'\n[rules.allowlist]\nstopwords = [\"X\"]\n"
                + "[[rules.allowlists]]\nstopwords = [\"Y\"]\n");

    assertEquals(List.of("x"), rule.allowlists().getFirst().stopWords());
    assertEquals(1, both.errors().size());
  }

  @Test
  void flagsOfOneExpressionHoldForThoseBehindIt() {
    SecretRule rule =
        only(
            "[[rules]]\nid = \"a\"\nregex = 'a'\n[[rules.allowlists]]\nregexes = ['(?i)x', 'y']\n");
    Allowlist allowlist = rule.allowlists().getFirst();

    assertTrue(allowlist.allowsFinding("", "", "Y", "Y".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRuleOverridesTheOneItExtendsAndAddsToItsLists() {
    files.put(
        "base.toml",
        "[[rules]]\nid = \"a\"\ndescription = \"base\"\nregex = 'a'\nkeywords = [\"k\"]\n"
            + "[[rules]]\nid = \"b\"\nregex = 'b'\n[[rules]]\nid = \"c\"\nregex = 'c'\n");

    RuleFile read =
        read(
            "[extend]\npath = \"base.toml\"\ndisabledRules = [\"b\", \"unknown\"]\n"
                + "[[rules]]\nid = \"a\"\nentropy = 2.0\nkeywords = [\"l\"]\n");

    assertEquals(List.of("a", "c"), ids(read));
    SecretRule rule = read.rules().rule("a").orElseThrow();
    assertEquals("base", rule.description());
    assertEquals(List.of("k", "l"), rule.keywords());
    assertEquals(1, read.notices().size());
  }

  @Test
  void aFileThatExtendsItselfIsReadThreeTimesAtMost() {
    files.put("self.toml", "[extend]\npath = \"self.toml\"\n[[rules]]\nid=\"a\"\nregex='a'\n");

    assertEquals(List.of("a"), ids(read("[extend]\npath = \"self.toml\"\n")));
  }

  @Test
  void anExtendedFileThatIsNotThereIsAnError() {
    RuleFile read = read("[extend]\npath = \"gone.toml\"\n[[rules]]\nid=\"a\"\nregex='a'\n");

    assertEquals(List.of("a"), ids(read));
    assertEquals(1, read.errors().size());
  }

  @Test
  void whateverTheBytesReadingEndsWithAnAnswer() {
    String seed =
        "[extend]\nuseDefault = true\n[[rules]]\nid = \"a\"\nregex = '''(a|b){2,3}'''\n"
            + "[[rules.allowlists]]\ncondition = \"AND\"\npaths = ['x']\n[rules.lockstep]\ncwe=[1]\n";
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int j = 0; j < 1 + random.nextInt(6); j++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) (random.nextInt(96) + 31));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, seed, at % seed.length(), seed.length());
        }
      }
      RuleFile read = read(text.toString());
      assertTrue(read.rules().rules().size() < 100);
    }
  }

  private SecretRule only(String text) {
    RuleFile read = read(text);
    assertEquals(List.of(), read.errors());
    return read.rules().rules().getFirst();
  }

  private static List<String> ids(RuleFile read) {
    return read.rules().rules().stream().map(SecretRule::id).toList();
  }

  private RuleFile read(String text) {
    return GitleaksToml.read(
        "rules.toml",
        text,
        new RuleFiles() {
          @Override
          public String read(String path) throws IOException {
            String found = files.get(path);
            if (found == null) {
              throw new IOException("no " + path);
            }
            return found;
          }

          @Override
          public String defaults() {
            return "";
          }
        });
  }
}
