package dev.lockstep.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.MalformedFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class KeywordAutomatonTest {
  private static final List<String> WORDS =
      List.of(
          "a",
          "s.",
          "ey",
          "SK",
          "key",
          "api",
          "hf_",
          "auth",
          "akia",
          "token",
          "secret",
          "Q~",
          "-----begin",
          "password",
          "pass",
          "https://hooks.slack.com/",
          "é",
          "tok€n",
          "K",
          "aa",
          "aaaa",
          "xoxb-",
          "@{[`");

  @Test
  void findsEveryOccurrenceThatANaiveSearchFinds() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      List<List<Keyword>> owners = owners(random);
      byte[] bytes = text(random);
      int length = random.nextInt(bytes.length + 1);
      int from = random.nextInt(length + 1);
      int to = from + random.nextInt(length - from + 1);
      KeywordAutomaton automaton = KeywordAutomaton.of(owners);
      assertEquals(
          naive(owners, bytes, length, from, to),
          scan(automaton, owners.size(), bytes, length, from, to));
    }
  }

  @Test
  void theFormThatWasWrittenFindsTheSame() {
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      List<List<Keyword>> owners = owners(random);
      byte[] bytes = text(random);
      KeywordAutomaton read = KeywordAutomaton.fromBytes(KeywordAutomaton.of(owners).toBytes());
      assertEquals(
          naive(owners, bytes, bytes.length, 0, bytes.length),
          scan(read, owners.size(), bytes, bytes.length, 0, bytes.length));
    }
  }

  @Test
  void anOccurrenceThatEndsBehindWhatIsVisibleIsNone() {
    KeywordAutomaton automaton =
        KeywordAutomaton.of(List.of(List.of(new Keyword("secret", false))));
    byte[] bytes = "a secret of many bytes".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(), scan(automaton, 1, bytes, 7, 0, 7));
    assertEquals(List.of("2 0 0"), scan(automaton, 1, bytes, 8, 0, 8));
  }

  @Test
  void anOccurrenceThatBeginsInTheRangeAndEndsBehindItCounts() {
    KeywordAutomaton automaton =
        KeywordAutomaton.of(List.of(List.of(new Keyword("secret", false))));
    byte[] bytes = "a secret of many bytes".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("2 0 0"), scan(automaton, 1, bytes, bytes.length, 2, 3));
    assertEquals(List.of(), scan(automaton, 1, bytes, bytes.length, 3, bytes.length));
  }

  @Test
  void bytesThatAreNoAutomatonAreRefused() {
    byte[] good = KeywordAutomaton.of(List.of(List.of(new Keyword("token", true)))).toBytes();
    assertThrows(MalformedFact.class, () -> KeywordAutomaton.fromBytes(new byte[] {9, 1}));
    assertThrows(
        MalformedFact.class,
        () -> KeywordAutomaton.fromBytes(Arrays.copyOf(good, good.length - 1)));
  }

  private static List<List<Keyword>> owners(Random random) {
    List<List<Keyword>> owners = new ArrayList<>();
    int shortest = random.nextInt(2) * 3;
    for (int owner = random.nextInt(3); owner >= 0; owner--) {
      List<Keyword> keywords = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        boolean anyCase = random.nextBoolean() && word.equals(lower(word));
        if (word.length() > shortest) {
          keywords.add(new Keyword(word, anyCase));
        }
      }
      owners.add(keywords);
    }
    return owners;
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) random.nextInt(128));
        case 1 -> text.append(word.toUpperCase(java.util.Locale.ROOT));
        case 2 -> text.append(word, 0, random.nextInt(word.length() + 1));
        default -> text.append(word);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> scan(
      KeywordAutomaton automaton, int owners, byte[] bytes, int length, int from, int to) {
    Hits[] hits = new Hits[owners];
    for (int i = 0; i < owners; i++) {
      hits[i] = new Hits();
    }
    automaton.scan(bytes, length, from, to, hits);
    TreeSet<String> found = new TreeSet<>();
    int count = 0;
    for (int owner = 0; owner < owners; owner++) {
      int last = 0;
      for (int i = 0; i < hits[owner].size(); i++) {
        found.add(hits[owner].position(i) + " " + owner + " " + hits[owner].keyword(i));
        count++;
        assertEquals(true, hits[owner].position(i) >= last, "in the order of places");
        last = hits[owner].position(i);
      }
    }
    assertEquals(count, found.size(), "each once");
    return List.copyOf(found);
  }

  private static List<String> naive(
      List<List<Keyword>> owners, byte[] bytes, int length, int from, int to) {
    TreeSet<String> found = new TreeSet<>();
    for (int owner = 0; owner < owners.size(); owner++) {
      for (int number = 0; number < owners.get(owner).size(); number++) {
        Keyword keyword = owners.get(owner).get(number);
        for (int at = from; at < to; at++) {
          if (stands(keyword, bytes, at, length)) {
            found.add(at + " " + owner + " " + number);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean stands(Keyword keyword, byte[] bytes, int at, int length) {
    byte[] text = keyword.bytes();
    if (at + text.length > length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte there = bytes[at + i];
      boolean upper = 'A' <= there && there <= 'Z';
      if ((keyword.anyCase() && upper ? there + 32 : there) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
