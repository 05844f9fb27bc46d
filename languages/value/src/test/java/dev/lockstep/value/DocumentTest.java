package dev.lockstep.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

  @Test
  void jsonReadsBackAsItWasWritten() throws MalformedDocument {
    String text = "{\"a\":[1,2.50,\"\\u003c\\n\",null,true],\"b\":{},\"c\":[]}";
    assertEquals(text, JsonWriter.write(JsonReader.read(text)));
  }

  @Test
  void jsonIsWrittenWithSortedKeysAndSetsAsArrays() {
    Value object =
        new ObjectValue.Builder()
            .put("b", SetValue.of(NumberValue.of(2), NumberValue.of(1)))
            .put(NumberValue.of(3), NullValue.NULL)
            .build();
    assertEquals("{\"3\":null,\"b\":[1,2]}", JsonWriter.write(object));
    assertEquals(
        "{\n  \"3\": null,\n  \"b\": [\n    1,\n    2\n  ]\n}",
        JsonWriter.writePretty(object, "", "  "));
  }

  @Test
  void malformedJsonNamesItsPlace() {
    MalformedDocument e =
        assertThrows(MalformedDocument.class, () -> JsonReader.read("{\n \"a\": ?}"));
    assertEquals(2, e.line());
    for (String text : List.of("", "{", "[1,]", "{} {}", "[1e99999]", "[".repeat(2_000))) {
      assertThrows(MalformedDocument.class, () -> JsonReader.read(text), text);
    }
  }

  @Test
  void yamlReadsTheScalarsOfTheField() throws MalformedDocument {
    assertEquals(
        "[1,-17,255,8,1.5,true,false,null,\"1.2.3\",\"2001-01-01\",\"on\",\"x\"]",
        JsonWriter.write(
            YamlReader.read(
                """
                [1, -17, 0xFF, 010, 1.5, yes, off, ~, 1.2.3, 2001-01-01, "on", x]
                """)));
  }

  @Test
  void yamlFollowsAnchorsAndMergeKeys() throws MalformedDocument {
    assertEquals(
        "{\"a\":{\"x\":1,\"y\":2},\"b\":{\"x\":1,\"y\":3}}",
        JsonWriter.write(
            YamlReader.read(
                """
                a: &a {x: 1, y: 2}
                b:
                  <<: *a
                  y: 3
                """)));
  }

  @Test
  void yamlReadsEachDocument() throws MalformedDocument {
    assertEquals(2, YamlReader.readAll("a: 1\n---\nb: 2\n").size());
    assertTrue(YamlReader.readAll("# nothing\n").isEmpty());
  }

  @Test
  void aliasesThatMultiplyAreRejected() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThrows(MalformedDocument.class, () -> YamlReader.read(bomb.toString()));
    assertThrows(MalformedDocument.class, () -> YamlReader.read("[".repeat(5_000)));
    assertThrows(MalformedDocument.class, () -> YamlReader.read("a: [b\nc: d"));
  }
}
