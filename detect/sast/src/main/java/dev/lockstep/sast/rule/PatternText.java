package dev.lockstep.sast.rule;

/// A pattern as a rule file writes it.
///
/// @param form what reads it
/// @param line where it begins in the rule file, from 1
/// @param column from 1
public record PatternText(Form form, String text, int line, int column) {

  /// What reads a pattern.
  public enum Form {
    /// The front end of the rule's language, or generic mode.
    CODE,
    /// A Perl-compatible regular expression.
    REGEX
  }
}
