package dev.lockstep.sast.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule searches for: a shape, and what must hold of its matches.
///
/// @param conditions in the order of the file; each sees what those before it bound
/// @param focus each a choice of metavariables that the match is narrowed to
/// @param fix replaces matches of this formula; null where the rule's own applies
/// @param as a metavariable that is bound to the match; null for none
public record Formula(
    Shape shape,
    List<Condition> conditions,
    List<List<String>> focus,
    @Nullable String fix,
    @Nullable String as) {

  public Formula {
    conditions = List.copyOf(conditions);
    focus = List.copyOf(focus);
  }

  /// A shape and nothing else.
  public static Formula of(Shape shape) {
    return new Formula(shape, List.of(), List.of(), null, null);
  }

  /// How matches come about.
  public sealed interface Shape {

    /// Every place that a pattern matches.
    record Leaf(PatternText pattern) implements Shape {}

    /// What all parts match; [Not] parts take matches away.
    record All(List<Formula> parts) implements Shape {
      public All {
        parts = List.copyOf(parts);
      }
    }

    /// What any part matches.
    record Any(List<Formula> parts) implements Shape {
      public Any {
        parts = List.copyOf(parts);
      }
    }

    /// The places inside of which others must lie.
    record Inside(Formula part) implements Shape {}

    /// Must match somewhere in the file.
    record Anywhere(Formula part) implements Shape {}

    /// Stands only in [All].
    record Not(Formula part) implements Shape {}
  }
}
