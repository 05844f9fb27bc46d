package dev.lockstep.sast.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold of a metavariable's value.
public sealed interface Condition {

  /// The value's text matches from its start.
  ///
  /// @param constants whether a variable with a constant value counts as that value
  record MatchesRegex(String metavariable, String regex, boolean constants) implements Condition {}

  /// An expression of numbers, strings and metavariables is true.
  ///
  /// @param strip whether quotes are taken off strings before they are read as numbers
  /// @param base of numbers in strings, 0 for what the number says itself
  record Holds(@Nullable String metavariable, String expression, boolean strip, int base)
      implements Condition {}

  /// A formula matches in the value.
  ///
  /// @param language of the value's text, null for the rule's own
  record Contains(String metavariable, @Nullable String language, Formula formula)
      implements Condition {}

  /// The value has one of these types.
  record HasType(String metavariable, List<String> types) implements Condition {
    public HasType {
      types = List.copyOf(types);
    }
  }

  /// The value is a string that looks random.
  record LooksRandom(String metavariable) implements Condition {}

  /// The value is a regular expression that a crafted text makes slow.
  ///
  /// @param proven whether some text can be taken apart in several ways; else repetitions within
  ///     repetitions are enough, as for Semgrep
  record SlowRegex(String metavariable, boolean proven) implements Condition {}
}
