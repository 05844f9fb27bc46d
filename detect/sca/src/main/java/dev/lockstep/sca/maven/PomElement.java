package dev.lockstep.sca.maven;

import java.util.List;

/// An element of a POM.
///
/// @param text its own text, stripped
/// @param line on which it begins, from 1
public record PomElement(String name, String text, int line, List<PomElement> children) {
  static final PomElement ABSENT = new PomElement("", "", 0, List.of());

  public PomElement {
    children = List.copyOf(children);
  }

  /// The first child of this name, or [#ABSENT].
  PomElement child(String childName) {
    for (PomElement child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return ABSENT;
  }

  /// The text of the first child of this name; empty where there is none.
  String text(String childName) {
    return child(childName).text;
  }

  boolean isPresent() {
    return line > 0;
  }
}
