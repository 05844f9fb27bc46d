package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.regex.syntax.RegexSyntax;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SearcherTest {

  @Test
  void theEdgesOfTheRegionAreTheEdgesOfTheText() throws RegexSyntax {
    Searcher searcher = Regex.compile("^\\bkey\\b$").searcher();
    byte[] text = Texts.utf8("monkeys");
    searcher.text(text, text.length);
    assertFalse(searcher.find(0));
    searcher.text(text, 3, 6);
    assertTrue(searcher.find(3));
    assertEquals("3 6", searcher.start() + " " + searcher.end());
  }

  @Test
  void matchesBeginExactlyAtThePlaceAskedFor() throws RegexSyntax {
    Searcher searcher = Regex.compile("\\bb+").searcher();
    byte[] text = Texts.utf8("abb bb");
    searcher.text(text, text.length);
    assertFalse(searcher.matchAt(1));
    assertTrue(searcher.matchAt(4));
    assertEquals(6, searcher.end());
  }

  @Test
  void aByteThatIsNoUtf8IsOneReplacementCharacter() throws RegexSyntax {
    byte[] text = {'a', (byte) 0xE2, (byte) 0x82, 'b'};
    assertEquals("0,4;", Texts.all(Regex.compile("a\\x{FFFD}\\x{FFFD}b").searcher(), text));
    assertEquals("", Texts.all(Regex.compile("a.b").searcher(), text));
  }

  @Test
  void aSpentBudgetIsTold() throws RegexSyntax {
    Searcher searcher = Regex.compile("x+y").searcher();
    byte[] text = Texts.utf8("x".repeat(10_000));
    searcher.text(text, text.length);
    searcher.budget(100);
    assertFalse(searcher.find(0));
    assertTrue(searcher.exhausted());
    assertTrue(searcher.steps() <= 101, "steps " + searcher.steps());
    searcher.budget(100_000);
    assertFalse(searcher.find(0));
    assertFalse(searcher.exhausted());
    searcher.budget(50);
    assertFalse(searcher.findAll(match -> true));
  }

  @Test
  void theSameSearchTakesTheSameStepsWhateverWasSearchedBefore() throws RegexSyntax {
    Random random = new Random(9);
    for (int round = 0; round < 3_000; round++) {
      Regex regex = Regex.compile(Texts.pattern(random, 4));
      Searcher worn = regex.searcher();
      for (int i = 0; i < 5; i++) {
        Texts.all(worn, Texts.utf8(Texts.text(random, 30)));
      }
      byte[] text = Texts.utf8(Texts.text(random, 30));
      Searcher fresh = regex.searcher();
      assertEquals(Texts.all(fresh, text), Texts.all(worn, text));
      assertEquals(fresh.steps(), worn.steps());
      assertEquals(Texts.anchored(fresh, text), Texts.anchored(worn, text));
      assertEquals(fresh.steps(), worn.steps());
    }
  }

  @Test
  void patternsThatExplodeElsewhereTakeStepsInProportionToTheText() throws RegexSyntax {
    Searcher searcher = Regex.compile("(?:(?:a?){30}a{30}|(?:a|a|a)*|(?:a*)*)b").searcher();
    byte[] text = Texts.utf8("a".repeat(20_000));
    searcher.text(text, text.length);
    assertFalse(searcher.find(0));
    assertTrue(searcher.steps() <= 20_001, "steps " + searcher.steps());
  }

  @Test
  void moreStatesThanThereIsRoomForChangeNoAnswer() throws RegexSyntax {
    Searcher searcher = Regex.compile("[ab]*a[ab]{14}c").searcher();
    Random random = new Random(10);
    byte[] text = new byte[200_000];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
    }
    text[150_000] = 'a';
    text[150_015] = 'c';
    assertEquals("0,150016;", Texts.all(searcher, text));
  }

  @Test
  void groupsOfAMatchTooLongForBitsAreTheSame() throws RegexSyntax {
    Searcher searcher = Regex.compile("(x[a-z]{20,1000})(?:(a)|(b))*(c)").searcher();
    byte[] text = new byte[40_000];
    Arrays.fill(text, (byte) 'a');
    text[0] = 'x';
    text[text.length - 1] = 'c';
    assertEquals("0,40000,0,1001,39998,39999,-1,-1,39999,40000;", Texts.all(searcher, text));
  }

  @Test
  void groupsHaveNumbersAndNames() throws RegexSyntax {
    Regex regex = Regex.compile("(?P<user>\\w+):(\\d+)(?<tail>x)?");
    assertEquals(3, regex.groupCount());
    assertEquals(1, regex.groupIndex("user"));
    assertEquals(3, regex.groupIndex("tail"));
    assertEquals(-1, regex.groupIndex("none"));
    assertEquals("", regex.groupName(2));
    assertEquals("0,4,0,2,3,4,-1,-1;", Texts.all(regex.searcher(), Texts.utf8("ab:1")));
  }

  @Test
  void theCompiledFormIsTheSameRegex() throws RegexSyntax {
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      Regex regex = Regex.compile(Texts.pattern(random, 4));
      Regex read = Regex.fromBytes(regex.toBytes());
      byte[] text = Texts.utf8(Texts.text(random, 30));
      assertEquals(regex.facts(), read.facts());
      assertEquals(Texts.all(regex.searcher(), text), Texts.all(read.searcher(), text));
      assertArrayEquals(regex.toBytes(), read.toBytes());
    }
  }

  @Test
  void bytesThatAreNoCompiledFormAreRefused() throws RegexSyntax {
    byte[] good = Regex.compile("(?i)(a|b){2,5}[^c]key$").toBytes();
    Random random = new Random(12);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      try {
        Searcher searcher = Regex.fromBytes(bad).searcher();
        searcher.text(good, good.length);
        searcher.budget(1_000);
        searcher.find(0);
      } catch (IllegalArgumentException refused) {
        assertTrue(
            String.valueOf(refused.getMessage()).startsWith("not a compiled regex"),
            refused.toString());
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Regex.fromBytes(new byte[0]));
  }

  @Test
  void lengthsAreInBytes() throws RegexSyntax {
    Regex regex = Regex.compile("é[a-z]{2,4}€?");
    assertEquals("4 9", regex.minLength() + " " + regex.maxLength());
    assertEquals(-1, Regex.compile("a+").maxLength());
    assertEquals(0, Regex.compile("a*").minLength());
    assertTrue(regex.beginsWith(0xC3));
    assertFalse(regex.beginsWith('a'));
  }
}
