package dev.lockstep.regex.pcre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcreSearchTest {
  private static final String[] PARTS = {
    "a", "b", "é", ".", "[ab]", "[^a]", "\\s", "\\w", "(a|b)", "(?:ab|)", "^", "$", "\\b", "(?=a)",
    "ab", "(?:b)a", "\\n", "(?!b)", "(?<=a)", "(?<!b)", "(a)\\1"
  };
  private static final String[] COUNTS = {"", "", "*", "+", "?", "*?", "++", "{2,3}"};
  private static final long STEPS = 1_000_000;

  @Test
  void aSearchFindsWhatTryingEachPlaceFinds() throws PcreSyntax {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder regex = new StringBuilder();
      for (int part = random.nextInt(4); part >= 0; part--) {
        String one = PARTS[random.nextInt(PARTS.length)];
        boolean counts = !one.startsWith("^") && !one.startsWith("$") && !one.startsWith("\\b");
        regex.append(one).append(counts ? COUNTS[random.nextInt(COUNTS.length)] : "");
      }
      byte[] text = text(random);
      Pcre pcre = Pcre.compile(regex.toString(), true, false);
      assertEquals(byTrying(pcre, text), byFinding(pcre, text), regex.toString());
    }
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append("aab b\nécé".charAt(random.nextInt(9)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String byFinding(Pcre pcre, byte[] text) {
    PcreMatcher matcher = pcre.matcher();
    matcher.text(text, 0, text.length, STEPS);
    return matcher.find(0) ? matcher.start(0) + "-" + matcher.end(0) : "none";
  }

  private static String byTrying(Pcre pcre, byte[] text) {
    PcreMatcher matcher = pcre.matcher();
    matcher.text(text, 0, text.length, STEPS);
    for (int at = 0; at <= text.length; at++) {
      boolean inside = at > 0 && at < text.length && (text[at] & 0xc0) == 0x80;
      if (!inside && matcher.matchesAt(at)) {
        return matcher.start(0) + "-" + matcher.end(0);
      }
    }
    return "none";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a+)+$", "(a|a)*b", "(?=(a+)+b)c", "(?<!(a|aa))(a*)*c", "(a*)*\\1c", "(.*)(.*)d"})
  void anExpressionThatTakesForeverEndsWhenItsStepsAreSpent(String regex) throws PcreSyntax {
    byte[] text = ("a".repeat(60) + "!").getBytes(StandardCharsets.UTF_8);
    PcreMatcher matcher = Pcre.compile(regex, false, false).matcher();
    matcher.text(text, 0, text.length, 200_000);
    assertFalse(matcher.find(0));
    assertTrue(matcher.exhausted() || matcher.steps() < 200_000);
    assertTrue(matcher.steps() < 400_000);
  }

  @Test
  void anExpressionThatBeginsWithAnythingIsTriedOnceALine() throws PcreSyntax {
    byte[] text = ("x".repeat(200_000) + "\n<script").getBytes(StandardCharsets.UTF_8);
    PcreMatcher matcher = Pcre.compile(".*<script", true, false).matcher();
    matcher.text(text, 0, text.length, 3_000_000);
    assertTrue(matcher.find(0));
    assertEquals(200_001, matcher.start(0));
  }

  @Test
  void oneBeforeAnythingIsTriedOnceALineThatHoldsWhatComesBehind() throws PcreSyntax {
    String lines = "x".repeat(200_000) + "\n" + "y!==z".repeat(40_000) + "\na != b";
    byte[] text = lines.getBytes(StandardCharsets.UTF_8);
    PcreMatcher matcher = Pcre.compile("\\w.*(!=)[^=].*", true, false).matcher();
    matcher.text(text, 0, text.length, 2_000_000);
    assertTrue(matcher.find(0));
    assertEquals(400_002, matcher.start(0));
    assertEquals(text.length, matcher.end(0));
  }
}
