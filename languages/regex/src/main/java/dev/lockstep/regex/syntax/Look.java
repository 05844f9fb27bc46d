package dev.lockstep.regex.syntax;

/// A condition on the place between two characters.
public enum Look {
  BEGIN_TEXT,
  END_TEXT,
  BEGIN_LINE,
  END_LINE,
  WORD_BOUNDARY,
  NO_WORD_BOUNDARY;

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
