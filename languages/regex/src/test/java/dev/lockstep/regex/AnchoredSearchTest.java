package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.regex.syntax.RegexSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A search by anchors finds what a search of the whole text finds.
final class AnchoredSearchTest {
  private static final Path SUITE = Path.of("../../../shared/suites/secrets");
  private static final List<String> SEAMS = List.of("", " ", "\n", ";", "= '", ".", "-");

  @Test
  void findsTheMatchesOfAFullScanWithRandomPatterns() throws RegexSyntax {
    Random random = new Random(5);
    int anchored = 0;
    for (int round = 0; round < 30_000; round++) {
      Searcher searcher = Regex.compile(Texts.pattern(random, 4)).searcher();
      if (!searcher.regex().literals().isEmpty()) {
        byte[] text = Texts.utf8(Texts.text(random, 40));
        String all = Texts.all(searcher, text);
        assertEquals(all, Texts.anchored(searcher, text), searcher.regex().toString());
        anchored += all.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(anchored > 1_000, "too few to mean something: " + anchored);
  }

  @Test
  void findsTheMatchesOfAFullScanWithTheRulesOfAPeer() throws IOException, RegexSyntax {
    List<Searcher> rules = rules();
    List<String> texts = texts();
    Random random = new Random(6);
    int matches = 0;
    for (Searcher rule : rules) {
      for (int round = 0; round < 12; round++) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
          text.append(Texts.any(texts, random)).append(Texts.any(SEAMS, random));
        }
        byte[] bytes = Texts.utf8(text.toString());
        String all = Texts.all(rule, bytes);
        assertEquals(all, Texts.anchored(rule, bytes), rule.regex().toString());
        matches += all.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(matches > 100, "too few to mean something: " + matches);
  }

  @Test
  void nearlyEveryRuleOfAPeerHasLiterals() throws IOException, RegexSyntax {
    int without = 0;
    List<Searcher> rules = rules();
    for (Searcher rule : rules) {
      without += rule.regex().literals().isEmpty() ? 1 : 0;
    }
    assertTrue(without <= 4, without + " of " + rules.size() + " have none");
  }

  @Test
  void findsThroughOneAnchorOnlyWhatPassesThroughIt() throws RegexSyntax {
    Searcher searcher = Regex.compile("[a-z]{0,5}?(?:key)=(\\d+)").searcher();
    byte[] text = Texts.utf8("mykey=1 yourkey=22");
    searcher.text(text, text.length);
    assertTrue(searcher.findAround(2, 0));
    assertEquals("0 7", searcher.start() + " " + searcher.end());
    assertTrue(searcher.findAround(12, 0));
    assertEquals("8 18", searcher.start() + " " + searcher.end());
    assertEquals("16 18", searcher.groupStart(1) + " " + searcher.groupEnd(1));
    assertFalse(searcher.findAround(4, 0));
  }

  @Test
  void thousandAnchorsWithoutAnEndStayLinear() throws RegexSyntax {
    Searcher searcher = Regex.compile("-----BEGIN[\\s\\S]{64,}?-----END").searcher();
    byte[] text = Texts.utf8("-----BEGIN PRIVATE KEY-----\n".repeat(4_000));
    assertEquals("", Texts.anchored(searcher, text));
    assertTrue(searcher.steps() < 6L * text.length, "steps " + searcher.steps());
  }

  private static List<Searcher> rules() throws IOException, RegexSyntax {
    Path file = SUITE.resolve("gitleaks-default.toml");
    Assumptions.assumeTrue(Files.exists(file), "no shared suites beside the repository");
    List<Searcher> rules = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("regex = '''") && line.endsWith("'''")) {
        String pattern = line.substring(11, line.length() - 3);
        rules.add(Regex.fromBytes(Regex.compile(pattern).toBytes()).searcher());
      }
    }
    assertTrue(rules.size() > 200, "rules read: " + rules.size());
    return rules;
  }

  /// The texts as they stand in the file, escapes and all: any text will do.
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(SUITE.resolve("gitleaks-samples.jsonl"))) {
      texts.add(line.substring(0, Math.min(line.length(), 400)).replace("\\\"", "\""));
    }
    return texts;
  }
}
