package dev.lockstep.sast.link;

import java.util.Comparator;

/// What one file asked of the rest of its project. Where all answers are what they were, and the
/// file too, so is all that was found from it.
public record Question(Sort sort, String name) implements Comparable<Question> {
  private static final Comparator<Question> ORDER =
      Comparator.comparing(Question::sort).thenComparing(Question::name);

  /// What is asked for.
  public enum Sort {
    /// The file that declares a class.
    CLASS,
    /// The file that declares a function outside of classes.
    FUNCTION,
    /// The classes that extend a type.
    SUBTYPE,
    /// All settings of the project.
    SETTINGS,
    /// The rules that are followed from a file, which is named by its content: what it may lead to
    /// has their sources or sinks.
    FOLLOWED,
    /// The file that declares a class of which there are several, as one file means it: its
    /// content, the module that it imports, and the name.
    NEAR_CLASS,
    /// The same for a function outside of classes.
    NEAR_FUNCTION
  }

  @Override
  public int compareTo(Question other) {
    return ORDER.compare(this, other);
  }
}
