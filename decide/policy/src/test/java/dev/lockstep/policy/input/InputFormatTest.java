package dev.lockstep.policy.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputFormatTest {

  @Test
  void severalYamlDocumentsAreAnArray() throws MalformedDocument {
    assertReads("[{\"a\":1},{\"b\":2}]", InputFormat.YAML, "a: 1\n---\nb: 2\n");
  }

  @Test
  void iniValuesHaveTheirTypes() throws MalformedDocument {
    assertReads(
        "{\"s\":{\"a\":1,\"b\":true,\"c\":\"x y\"}}",
        InputFormat.INI,
        "top=1\n[s]\na = 1\nb=true\n; no\nc: x y\n");
  }

  @Test
  void iniNumbersAreWrittenAsJsonHasThem() throws MalformedDocument {
    assertReads(
        "{\"a\":{\"b\":1,\"c\":0.5,\"d\":1.5,\"e\":3,\"f\":7,\"g\":1000,\"h\":\"0x1f\",\"i\":\"1e999\"}}",
        InputFormat.INI,
        "[a]\nb = 1.\nc = .5\nd = 1.50\ne = +3\nf = 007\ng = 1e3\nh = 0x1f\ni = 1e999\n");
  }

  @Test
  void dotenvKnowsExportQuotesAndComments() throws MalformedDocument {
    assertReads(
        "{\"A\":\"1\",\"B\":\"x y\",\"C\":\"z\"}",
        InputFormat.DOTENV,
        "A=1 # one\nexport B=\"x y\"\n# c\nC='z'\n");
  }

  @Test
  void propertiesContinueOnTheNextLine() throws MalformedDocument {
    assertReads("{\"a.b\":\"1\",\"e\":\"fg\"}", InputFormat.PROPERTIES, "a.b=1\ne=f\\\n  g\n");
  }

  @Test
  void xmlAttributesHaveADash() throws MalformedDocument {
    assertReads(
        "{\"r\":{\"-a\":\"1\",\"b\":[\"x\",\"y\"],\"c\":{\"#content\":\"t\",\"-d\":\"2\"}}}",
        InputFormat.XML,
        "<r a=\"1\"><b>x</b><b>y</b><c d=\"2\">t</c></r>");
  }

  @Test
  void xmlReadsNothingFromOutside() {
    assertThrows(
        MalformedDocument.class,
        () ->
            InputFormat.XML.read(
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><r>&e;</r>"));
  }

  @Test
  void hclBlocksAreArraysBelowTheirLabels() throws MalformedDocument {
    assertReads(
        "{\"a\":{\"b\":{\"c\":[{\"x\":1},{}]}},\"n\":[{\"y\":[1,\"${v.w}\"]}]}",
        InputFormat.HCL2,
        "a \"b\" \"c\" {\n  x = 1\n}\na \"b\" \"c\" {}\nn {\n  y = [1, v.w]\n}\n");
  }

  @Test
  void hclExpressionsThatNeedNoEvaluationAreValues() throws MalformedDocument {
    assertReads(
        "{\"a\":-1.5,\"b\":false,\"c\":null,\"d\":\"x${v}y\",\"e\":\"${v ? 1 : 2}\","
            + "\"f\":{\"${k}\":2,\"g\":1}}",
        InputFormat.HCL2,
        "a = -1.50\nb = !true\nc = null\nd = \"x${v}y\"\ne = v ? 1 : 2\n"
            + "f = {\n  g = 1\n  (k) = 2\n}\n".replace("(k)", "\"${k}\""));
  }

  @Test
  void hclWithBlocksAndLabelsOfOneNameIsNone() {
    MalformedDocument error =
        assertThrows(MalformedDocument.class, () -> InputFormat.HCL2.read("a {}\na \"b\" {}\n"));
    assertEquals(2, error.line());
  }

  @Test
  void linesOfIgnoreFilesHaveTheirKinds() throws MalformedDocument {
    assertReads(
        "[[{\"Kind\":\"Comment\",\"Original\":\"# c\",\"Value\":\"c\"},"
            + "{\"Kind\":\"NegatedPath\",\"Original\":\"!a\",\"Value\":\"a\"},"
            + "{\"Kind\":\"Path\",\"Original\":\"b \",\"Value\":\"b\"},"
            + "{\"Kind\":\"Empty\",\"Original\":\"\",\"Value\":\"\"}]]",
        InputFormat.IGNORE,
        "# c\n!a\nb \n");
  }

  @Test
  void dockerfilesAreInstructions() throws MalformedDocument {
    assertReads(
        "[[{\"Cmd\":\"from\",\"Flags\":[],\"JSON\":false,\"Stage\":0,\"SubCmd\":\"\","
            + "\"Value\":[\"a:3\",\"AS\",\"b\"]},"
            + "{\"Cmd\":\"run\",\"Flags\":[],\"JSON\":false,\"Stage\":0,\"SubCmd\":\"\","
            + "\"Value\":[\"x   y\"]}]]",
        InputFormat.DOCKERFILE,
        "FROM a:3 AS b\nRUN x \\\n# no\n  y\n");
  }

  /// Damaged input is a document or malformed, and nothing else.
  @Test
  void damagedInputEndsInADocumentOrAReason() {
    Random random = new Random(7);
    String seed =
        "[s]\na = \"1\"\n<r a='1'>&amp;</r>\nFROM x\nENV a=b \\\nexport B='c'\n{\"k\": [1]}";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(seed);
      for (int i = 0; i < 5; i++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      text.setLength(random.nextInt(text.length()));
      for (InputFormat format : InputFormat.values()) {
        try {
          var _ = format.read(text.toString());
        } catch (MalformedDocument e) {
          assertEquals(true, e.getMessage() != null);
        }
      }
    }
  }

  private static void assertReads(String json, InputFormat format, String text)
      throws MalformedDocument {
    assertEquals(json, JsonWriter.write(format.read(text)));
  }
}
