package dev.lockstep.policy.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the text, each format makes a document of it that JSON can say, or refuses it.
class InputFormatFuzzTest {
  private static final Map<InputFormat, String> WHOLE = new EnumMap<>(InputFormat.class);

  static {
    WHOLE.put(InputFormat.YAML, "a: &x [1, 2.5, \"t\"]\nb: *x\n---\nc: |\n  d\n");
    WHOLE.put(InputFormat.JSON, "{\"a\": [1, -2.5e3, \"\\u00e4\", null, true], \"b\": {}}");
    WHOLE.put(InputFormat.TOML, "a = 1\n[b.c]\nd = [1.5, '''x''']\n[[e]]\nf = 1979-05-27\n");
    WHOLE.put(InputFormat.DOCKERFILE, "FROM a AS b\nRUN [\"x\", \"y\"]\nENV c=d \\\n  e=f\n");
    WHOLE.put(InputFormat.INI, "; c\n[a]\nb = 1\nc[] = true\n");
    WHOLE.put(InputFormat.DOTENV, "export A='b' # c\nD=\"${A} e\"\n");
    WHOLE.put(InputFormat.PROPERTIES, "a.b : c\\\n  d\n!e\nf=\\u0041\n");
    WHOLE.put(InputFormat.XML, "<a b=\"c\"><!-- d --><e>f &lt;</e><e/><![CDATA[g]]></a>");
    WHOLE.put(
        InputFormat.HCL2,
        "resource \"a\" \"b\" {\n  x = \"t${f(1, [2])}%{ if y ~}z%{ endif }\"\n"
            + "  y = { a = 1, \"b\" : -c }\n  n { q = <<-E\n    r\n    E\n  }\n}\n");
    WHOLE.put(InputFormat.IGNORE, "# a\n!/b/**/c?\n\\#d \n");
  }

  private static final String BITS = "{}[]()\"'${~%<>-&*!#|:;,.=\\\n\t 0\u00e4\u0000";

  @FuzzTest
  void anyTextIsHclOrRejected(byte[] bytes) {
    check(InputFormat.HCL2, text(bytes));
  }

  @FuzzTest
  void anyTextIsAListOfIgnoredPathsOrRejected(byte[] bytes) {
    check(InputFormat.IGNORE, text(bytes));
  }

  /// The first byte chooses the format.
  @FuzzTest
  void anyTextIsADocumentOrRejected(byte[] bytes) {
    if (bytes.length > 0) {
      InputFormat[] formats = InputFormat.values();
      byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
      check(formats[Byte.toUnsignedInt(bytes[0]) % formats.length], text(rest));
    }
  }

  @Test
  void damagedFilesAreDocumentsOrRejected() {
    Random random = new Random(11);
    for (InputFormat format : InputFormat.values()) {
      for (int i = 0; i < 2_000; i++) {
        check(format, damaged(Objects.requireNonNull(WHOLE.get(format)), random));
      }
    }
  }

  private static String damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int j = random.nextInt(5); j >= 0 && !text.isEmpty(); j--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
      }
    }
    return text.toString();
  }

  private static void check(InputFormat format, String text) {
    Value value;
    try {
      value = format.read(text);
    } catch (MalformedDocument e) {
      return;
    }
    String json = JsonWriter.write(value);
    try {
      assertEquals(value, JsonReader.read(json));
    } catch (MalformedDocument e) {
      throw new AssertionError(format + " makes " + json + " of " + text, e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
