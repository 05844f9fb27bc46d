package dev.lockstep.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueTest {

  @Test
  void kindsAreOrderedAsTheyAreListed() throws MalformedDocument {
    List<Value> ascending =
        List.of(
            NullValue.NULL,
            BooleanValue.FALSE,
            BooleanValue.TRUE,
            NumberValue.of(-1),
            NumberValue.parse("0.5"),
            NumberValue.of(Long.MAX_VALUE),
            NumberValue.parse("1e30"),
            StringValue.of(""),
            StringValue.of("a"),
            StringValue.of("\uFFFD"),
            StringValue.of("\uD83D\uDE00"),
            JsonReader.read("[1]"),
            JsonReader.read("[1,0]"),
            JsonReader.read("{\"a\":1}"),
            SetValue.of(NumberValue.of(1)));
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertEquals(
            Integer.compare(i, j), Integer.signum(ascending.get(i).compareTo(ascending.get(j))));
      }
    }
  }

  @Test
  void numbersOfOneAmountAreEqualAndShareTheirHash() {
    for (String text : List.of("1", "1.0", "1e0", "0.1e1", "10e-1", "100.00e-2")) {
      assertEquals(NumberValue.of(1), NumberValue.parse(text), text);
      assertEquals(NumberValue.parse(text), NumberValue.of(1), text);
      assertEquals(NumberValue.of(1).hashCode(), NumberValue.parse(text).hashCode(), text);
    }
    assertEquals(NumberValue.parse("1e40"), NumberValue.parse("1" + "0".repeat(40)));
    assertEquals(
        NumberValue.parse("1e40").hashCode(), NumberValue.parse("1" + "0".repeat(40)).hashCode());
    assertNotEquals(NumberValue.parse("9007199254740993"), NumberValue.parse("9007199254740993.5"));
  }

  @Test
  void aNumberKeepsTheTextItWasWrittenWith() {
    assertEquals("1.0", NumberValue.parse("1.0").toString());
    assertEquals("1e3", NumberValue.parse("1e3").toString());
    assertEquals("9223372036854775808", NumberValue.parse("9223372036854775808").toString());
  }

  @Test
  void numbersBeyondBoundsAreRejected() {
    for (String text : List.of("1e40000", "1e-40000", "1e999999999999", "--1", "1_0", "", "0x1")) {
      assertThrows(NumberFormatException.class, () -> NumberValue.parse(text), text);
    }
  }

  @Test
  void floatsRoundToSixtyFourBitsAndPrintShortest() {
    assertEquals("0.3", sum("0.1", "0.2"));
    assertEquals("1.1", sum("1", "0.1"));
    assertEquals("100000000000000000000", sum("99999999999999999999.0", "1"));
    assertEquals("0.33333333333333333334", quotient("1", "3"));
    assertEquals("1e-05", quotient("1", "100000"));
    assertEquals("1.7636684142857142857e+07", quotient("123456789", "7"));
    assertEquals("-2.5", quotient("5", "-2"));
  }

  @Test
  void objectsAndSetsAreEqualWhateverTheOrderTheyWereFilledIn() {
    Random random = new Random(7);
    List<Value> keys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      keys.add(i % 3 == 0 ? NumberValue.of(i) : StringValue.of("k" + i));
    }
    ObjectValue.Builder there = new ObjectValue.Builder();
    keys.forEach(key -> there.put(key, key));
    List<Value> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    ObjectValue.Builder back = new ObjectValue.Builder();
    shuffled.forEach(key -> back.put(key, key));
    ObjectValue first = there.build();
    ObjectValue second = back.build();
    assertEquals(first, second);
    assertEquals(first.hashCode(), second.hashCode());
    assertEquals(0, first.compareTo(second));
    assertEquals(SetValue.of(keys), SetValue.of(shuffled));
    assertEquals(first.keySet(), SetValue.of(shuffled));
    for (int i = 1; i < second.size(); i++) {
      assertTrue(second.key(i - 1).compareTo(second.key(i)) < 0);
    }
  }

  @Test
  void anArrayIsIndexedByIntegersOnly() {
    ArrayValue array = ArrayValue.of(StringValue.of("x"));
    assertEquals(StringValue.of("x"), array.find(NumberValue.of(0)));
    assertNull(array.find(NumberValue.of(1)));
    assertNull(array.find(NumberValue.of(-1)));
    assertNull(array.find(StringValue.of("0")));
  }

  @Test
  void textIsThatOfRego() {
    assertEquals("set()", SetValue.EMPTY.toString());
    assertEquals(
        "{1, \"a\\n\\x01\\u00ad\"}",
        SetValue.of(StringValue.of("a\n\u0001\u00ad"), NumberValue.of(1)).toString());
    assertEquals("{}", ObjectValue.EMPTY.toString());
    assertEquals(
        "{\"a\": [true, null]}",
        ObjectValue.of(StringValue.of("a"), ArrayValue.of(BooleanValue.TRUE, NullValue.NULL))
            .toString());
  }

  private static String sum(String left, String right) {
    return floatOf(left).plus(floatOf(right)).toNumber().text();
  }

  private static String quotient(String left, String right) {
    return floatOf(left).dividedBy(floatOf(right)).toNumber().text();
  }

  private static BinaryFloat floatOf(String text) {
    return BinaryFloat.of(NumberValue.parse(text));
  }
}
