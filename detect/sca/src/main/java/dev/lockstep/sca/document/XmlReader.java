package dev.lockstep.sca.document;

import dev.lockstep.value.MalformedDocument;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML 1.0 without a document type: no entities but the predefined ones, nothing fetched.
public final class XmlReader {
  private static final int MAX_DEPTH = 500;
  private static final int DECLARATION = 200;
  private static final XMLInputFactory FACTORY = factory();

  private XmlReader() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  /// The root element.
  ///
  /// @throws MalformedDocument where it is not well-formed, or nests deeper than 500
  public static XmlElement read(byte[] bytes, int length) throws MalformedDocument {
    try {
      XMLStreamReader in = reader(bytes, length);
      return root(in);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new MalformedDocument(reason(e), line, 0, e);
    }
  }

  private static XMLStreamReader reader(byte[] bytes, int length)
      throws XMLStreamException, MalformedDocument {
    // Decoded here: of bytes that its own decoder refuses the JDK's reader tells standard error.
    String text = new String(bytes, 0, length, charset(bytes, length));
    StringReader in = new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text);
    synchronized (FACTORY) { // the JDK's factory keeps the reader it made last
      return FACTORY.createXMLStreamReader(in);
    }
  }

  /// What the declaration names, else UTF-16 or UTF-8. Source: XML 1.0, section 4.3.3 and F.
  private static Charset charset(byte[] bytes, int length) throws MalformedDocument {
    int first = length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (first == 0xfeff || first == '<') {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xfffe || first == '<' << 8) {
      return StandardCharsets.UTF_16LE;
    }
    String start = new String(bytes, 0, Math.min(length, DECLARATION), StandardCharsets.ISO_8859_1);
    int end = start.indexOf("?>");
    int named = start.indexOf("encoding");
    if (named < 0 || named > end) {
      return StandardCharsets.UTF_8;
    }
    String[] quoted = start.substring(named, end).split("[\"']", 3);
    try {
      return quoted.length < 3 ? StandardCharsets.UTF_8 : Charset.forName(quoted[1]);
    } catch (IllegalArgumentException e) {
      throw new MalformedDocument("its encoding is not known: " + quoted[1], 1, 0, e);
    }
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + 9);
  }

  private static XmlElement root(XMLStreamReader in) throws XMLStreamException, MalformedDocument {
    Deque<XmlElement> open = new ArrayDeque<>();
    Deque<StringBuilder> texts = new ArrayDeque<>();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(in);
          if (!open.isEmpty()) {
            open.peek().add(element);
          }
          open.push(element);
          texts.push(new StringBuilder());
          if (open.size() > MAX_DEPTH) {
            throw new MalformedDocument("nested deeper than " + MAX_DEPTH, element.line(), 0, null);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!texts.isEmpty()) {
            texts.peek().append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MalformedDocument(
                "entity &" + in.getLocalName() + "; is not read",
                in.getLocation().getLineNumber(),
                0,
                null);
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.pop();
          closed.setText(texts.pop().toString().strip());
          if (open.isEmpty()) {
            return closed;
          }
        }
        default -> {}
      }
    }
    throw new MalformedDocument("it has no element", 1, 0, null);
  }

  private static XmlElement element(XMLStreamReader in) {
    Map<String, String> attributes = Map.of();
    if (in.getAttributeCount() > 0) {
      attributes = new HashMap<>();
      for (int i = 0; i < in.getAttributeCount(); i++) {
        attributes.put(local(in.getAttributeLocalName(i)), in.getAttributeValue(i));
      }
    }
    return new XmlElement(local(in.getLocalName()), attributes, in.getLocation().getLineNumber());
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
