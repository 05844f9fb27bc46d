package dev.lockstep.sca.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.value.MalformedDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, -2.5e+3, 0, true, false, null],\r\n \"b\": {},\n\"a\": \"für \\\"b\\\" \\n\"}",
        "{\"packages\": {\"a\": [\"a@1\", \"\", {\"b\": \"1\",},],},\n}\n rest",
        "[]",
        "[ ]",
        "{ }",
        "[\"\\u003cb\\u00E9\\ud83d\\ude00\\\\\\/\"]"
      })
  void jsonIsReadAsTheCompleteReaderDoes(String text) throws MalformedDocument {
    byte[] bytes = text.getBytes(UTF_8);
    assertEquals(
        CompleteJson.read(bytes, 0, bytes.length, false, _ -> {}), read(bytes), "and not beyond");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\": 1",
        "[1 2]",
        "[,]",
        "{,}",
        "{a: 1}",
        "{'a': 1}",
        "// b\n{}",
        "[01]",
        "[1.]",
        "[.5]",
        "[-]",
        "[1e]",
        "[truer]",
        "[nul]",
        "\"a\nb\"",
        "\"\\u004\"",
        "\"\\u00g1\"",
        "\"\\x\"",
        "\"a",
        "[1}",
        "1",
        "0[",
        "true",
        "\"a\"",
        "\u00a0[]"
      })
  void whatItDoesNotKnowIsLeftToTheCompleteReader(String text) {
    assertNull(read(text.getBytes(UTF_8)));
  }

  @Test
  void bytesThatAreNoUtf8AreLeftToTheCompleteReader() {
    assertNull(read(new byte[] {'"', (byte) 0xff, '"'}));
  }

  @Test
  void whatIsNestedTooDeepIsLeftToTheCompleteReader() {
    assertNull(read(("[".repeat(300) + "]".repeat(300)).getBytes(UTF_8)));
  }

  private static @Nullable Node read(byte[] bytes) {
    return PlainJson.read(bytes, 0, bytes.length);
  }
}
