package dev.lockstep.sca.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An element of an XML document: local names only, text without the space around it.
public final class XmlElement {
  /// Stands where a document has no such element.
  public static final XmlElement ABSENT = new XmlElement("", Map.of(), 0);

  private final String name;
  private final Map<String, String> attributes;
  private final int line;
  private final List<XmlElement> children = new ArrayList<>(0);
  private String text = "";

  XmlElement(String name, Map<String, String> attributes, int line) {
    this.name = name;
    this.attributes = attributes;
    this.line = line;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void setText(String value) {
    text = value;
  }

  public String name() {
    return name;
  }

  /// The line on which its tag ends, from 1; 0 where there is no element.
  public int line() {
    return line;
  }

  /// The value of an attribute; empty where there is none.
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  public boolean isPresent() {
    return line > 0;
  }

  /// Its own text, stripped.
  public String text() {
    return text;
  }

  public List<XmlElement> children() {
    return children;
  }

  /// The first child of this name, or [#ABSENT].
  public XmlElement child(String childName) {
    for (XmlElement child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return ABSENT;
  }

  /// The text of the first child of this name; empty where there is none.
  public String text(String childName) {
    return child(childName).text;
  }
}
