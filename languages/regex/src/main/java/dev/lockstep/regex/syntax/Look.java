package dev.lockstep.regex.syntax;

import java.util.List;

/// A condition on the place between two characters.
public enum Look {
  BEGIN_TEXT(0),
  END_TEXT(1),
  BEGIN_LINE(2),
  END_LINE(3),
  WORD_BOUNDARY(4),
  NO_WORD_BOUNDARY(5);

  private static final List<Look> BY_NUMBER = List.of(values());

  private final int number;

  Look(int number) {
    this.number = number;
  }

  /// What stands for it in programs and compiled forms.
  public int number() {
    return number;
  }

  /// How many there are; their numbers are below.
  public static int count() {
    return BY_NUMBER.size();
  }

  public static Look of(int number) {
    return BY_NUMBER.get(number);
  }

  /// The same condition for who reads the text backwards.
  public Look reversed() {
    return switch (this) {
      case BEGIN_TEXT -> END_TEXT;
      case END_TEXT -> BEGIN_TEXT;
      case BEGIN_LINE -> END_LINE;
      case END_LINE -> BEGIN_LINE;
      case WORD_BOUNDARY, NO_WORD_BOUNDARY -> this;
    };
  }
}
