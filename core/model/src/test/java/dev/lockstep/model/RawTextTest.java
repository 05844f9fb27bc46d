package dev.lockstep.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RawTextTest {

  @Test
  void validTextIsItself() {
    String text = "a é ß 密 \ud83d\udca9 \uffff \u0000";
    assertEquals(text, RawText.of(text.getBytes(UTF_8)));
    assertArrayEquals(text.getBytes(UTF_8), RawText.bytes(text));
  }

  @Test
  void eachInvalidByteStandsForItself() {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, 'b', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertEquals("a\udcff\udcc3b\udced\udca0\udc80", RawText.of(bytes));
  }

  @Test
  void everyByteSequenceComesBack() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, RawText.bytes(RawText.of(bytes)));
    }
  }

  @Test
  void agreesWithJavaOnWhatIsValid() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(4)];
      random.nextBytes(bytes);
      boolean valid = !new String(bytes, UTF_8).contains("\ufffd");
      assertEquals(valid, RawText.of(bytes).codePoints().noneMatch(RawText::isRawByte));
    }
  }
}
