package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML: an element is an object of its attributes (`-name`), its text (`#content`) and its
/// elements, several of one name being an array; one with nothing but text is that text. No
/// document type is read, so nothing outside of the text is.
final class XmlInput {
  private static final int MAX_DEPTH = 500;

  private XmlInput() {}

  static Value read(String text) throws MalformedDocument {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // What stands before the root says nothing of the document.
      }
      String name = reader.getLocalName();
      return ObjectValue.of(StringValue.of(name), element(reader, 0));
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      throw new MalformedDocument(firstLine(String.valueOf(e.getMessage())), line, 0, e);
    }
  }

  private static String firstLine(String text) {
    int end = text.lastIndexOf("Message: ");
    return end < 0 ? text : text.substring(end + 9);
  }

  private static Value element(XMLStreamReader reader, int depth)
      throws XMLStreamException, MalformedDocument {
    if (depth > MAX_DEPTH) {
      throw new MalformedDocument(
          "elements nest too deep", reader.getLocation().getLineNumber(), 0, null);
    }
    ObjectValue.Builder members = new ObjectValue.Builder();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      members.put(
          "-" + reader.getAttributeLocalName(i), StringValue.of(reader.getAttributeValue(i)));
    }
    StringBuilder text = new StringBuilder();
    Map<String, List<Value>> children = new LinkedHashMap<>();
    int event = reader.next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        children.computeIfAbsent(name, _ -> new ArrayList<>()).add(element(reader, depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
      event = reader.next();
    }
    children.forEach(
        (name, all) -> members.put(name, all.size() == 1 ? all.getFirst() : ArrayValue.of(all)));
    String content = text.toString().strip();
    if (members.size() == 0) {
      return StringValue.of(content);
    }
    return content.isEmpty()
        ? members.build()
        : members.put("#content", StringValue.of(content)).build();
  }
}
