package dev.lockstep.sca.maven;

import dev.lockstep.model.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element of a POM.
///
/// @param text its own text, stripped
/// @param line on which it begins, from 1
/// @param column in code points, from 1
/// @param offset in bytes, where the content is UTF-8
public record PomElement(
    String name, String text, int line, int column, long offset, List<PomElement> children) {
  static final PomElement ABSENT = new PomElement("", "", 0, 0, 0, List.of());

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

  /// Where its tag stands; null where there is no element.
  @Nullable Region region() {
    int length = name.length() + 2;
    return isPresent() ? new Region(line, column, line, column + length, offset, length) : null;
  }

  boolean isPresent() {
    return line > 0;
  }
}
