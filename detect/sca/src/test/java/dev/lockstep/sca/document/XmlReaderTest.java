package dev.lockstep.sca.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.value.MalformedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlReaderTest {

  private static String text(String document, Charset charset) throws MalformedDocument {
    byte[] bytes = document.getBytes(charset);
    return XmlReader.read(bytes, bytes.length).child("b").text();
  }

  @Test
  void aDocumentIsReadInTheEncodingThatItNames() throws MalformedDocument {
    String body = "<a><b>é</b></a>";
    assertEquals("é", text(body, StandardCharsets.UTF_8));
    assertEquals("é", text("\ufeff" + body, StandardCharsets.UTF_8));
    assertEquals("é", text(body, StandardCharsets.UTF_16LE));
    assertEquals("é", text("\ufeff" + body, StandardCharsets.UTF_16BE));
    assertEquals(
        "é",
        text("<?xml version='1.0' encoding='ISO-8859-1'?>" + body, StandardCharsets.ISO_8859_1));
    assertThrows(
        MalformedDocument.class,
        () -> text("<?xml version='1.0' encoding='none'?>" + body, StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNoUtf8AreReadAsCharactersThatNobodyKnows() throws MalformedDocument {
    assertEquals("\ufffd", text("<a><b>é</b></a>", StandardCharsets.ISO_8859_1));
  }
}
