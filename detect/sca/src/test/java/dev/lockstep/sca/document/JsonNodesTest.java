package dev.lockstep.sca.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.value.MalformedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonNodesTest {

  private static Node read(String text) throws MalformedDocument {
    return read(text, StandardCharsets.UTF_8);
  }

  private static Node read(String text, Charset charset) throws MalformedDocument {
    byte[] bytes = text.getBytes(charset);
    return JsonNodes.read(bytes, bytes.length);
  }

  @Test
  void valuesStandOnTheirLines() throws MalformedDocument {
    Node root = read("{\n \"a\": [1.50,\n true],\n \"b\": {\"c\": null, \"d\": \"e\"}}");
    assertEquals(1, root.line());
    assertEquals(
        List.of(new Node.Text("1.50", 2), new Node.Text("true", 3)), root.get("a").items());
    assertEquals(4, root.get("b").line());
    assertFalse(root.get("b").get("c").isPresent());
    assertEquals("e", root.get("b").text("d"));
  }

  @Test
  void escapesAreTheCharactersThatTheyMean() throws MalformedDocument {
    assertEquals("a\né😀\"/ü", read("\"a\\n\\u00e9\\ud83d\\ude00\\\"\\/ü\"").text());
  }

  @Test
  void commentsAndCommasAtTheEndArePassedOver() throws MalformedDocument {
    Node root = read("// a\n{/* b\n */ \"c\": [1, 2, ], }");
    assertEquals(2, root.get("c").items().size());
    assertEquals(3, root.get("c").line());
  }

  @Test
  void aTextInUtf16IsReadAsWell() throws MalformedDocument {
    assertEquals("é", read("{\"a\": \"é\"}", StandardCharsets.UTF_16LE).text("a"));
    assertEquals("é", read("{\"a\": \"é\"}", StandardCharsets.UTF_16).text("a"));
    assertEquals("é", read("\ufeff{\"a\": \"é\"}").text("a"));
  }

  @Test
  void whatNestsTooDeepIsRefusedWithoutNamesOfTheReadersSettings() {
    String deep = "{\"a\":".repeat(600);
    MalformedDocument refused = assertThrows(MalformedDocument.class, () -> read(deep));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("allowed (500)"), said);
    assertFalse(said.contains("StreamRead"), said);
  }

  @Test
  void whatStandsBeforeTheEndOfATextThatIsCutOffCounts() throws MalformedDocument {
    byte[] bytes = "{\"a\": {\"b\": \"1\",\n \"c\": \"2".getBytes(StandardCharsets.UTF_8);
    List<MalformedDocument> flaws = new ArrayList<>();
    Node root = JsonNodes.readAsFar(bytes, bytes.length, flaws::add);
    assertEquals(List.of("b"), List.copyOf(root.get("a").members().keySet()));
    assertEquals(1, flaws.size());
    assertEquals(2, flaws.getFirst().line());
  }

  @Test
  void whatIsNoJsonIsMalformedAtItsLine() {
    for (String text :
        List.of("", "{a: 1}", "[1 2]", "\"a\nb\"", "{\"a\" 1}", "tru", "\"\\x\"", "[", "/")) {
      assertThrows(MalformedDocument.class, () -> read(text), text);
    }
    MalformedDocument deep = assertThrows(MalformedDocument.class, () -> read("[".repeat(600)));
    assertTrue(String.valueOf(deep.getMessage()).contains("500"));
  }

  @Test
  void bytesThatOnlyLookLikeAnotherEncodingAreMalformed() {
    assertThrows(MalformedDocument.class, () -> JsonNodes.read(new byte[] {0, 0, 0, 1, 9}, 5));
  }
}
