package dev.lockstep.sast.search;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.sast.generic.GenericPattern;
import dev.lockstep.sast.match.CodePattern;
import dev.lockstep.source.tree.Symbols;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A formula whose patterns are compiled for one language.
///
/// @param tests in their order
/// @param as a metavariable that is bound to the match, or null
/// @param fix replaces what matches, or null
record Plan(
    Shape shape,
    List<Test> tests,
    List<List<String>> focus,
    @Nullable String as,
    @Nullable String fix) {

  /// Whether all that it matches are nodes: no text, and nothing that counts wherever it stands.
  boolean isOfNodes() {
    return switch (shape) {
      case Shape.Code _ -> true;
      case Shape.Regex _, Shape.Generic _, Shape.Anywhere _ -> false;
      case Shape.Any(List<Plan> parts) -> parts.stream().allMatch(Plan::isOfNodes);
      case Shape.Inside(Plan part) -> part.isOfNodes();
      case Shape.All(List<Plan> positive, List<Plan> negative) ->
          positive.stream().allMatch(Plan::isOfNodes)
              && negative.stream().allMatch(Plan::isOfNodes);
    };
  }

  /// Whether it is a pattern, or a choice of patterns, and nothing else.
  boolean isPlain() {
    return tests.isEmpty()
        && focus.isEmpty()
        && (shape instanceof Shape.Code
            || shape instanceof Shape.Any(List<Plan> parts)
                && parts.stream().allMatch(Plan::isPlain));
  }

  /// How matches come about.
  sealed interface Shape {
    /// @param sieve what conditions say beforehand of the pattern's metavariables
    /// @param choices symbols of which one of each row occurs in every match
    @SuppressWarnings("ArrayRecordComponent")
    record Code(CodePattern pattern, List<Test.Regex> sieve, int[][] choices) implements Shape {
      Code(CodePattern pattern, List<Test.Regex> sieve) {
        this(
            pattern,
            sieve,
            sieve.stream()
                .filter(condition -> !condition.constants() && condition.names().length > 0)
                .filter(condition -> pattern.isNameOfCallOrMember(condition.metavariable()))
                .map(Test.Regex::names)
                .toArray(int[][]::new));
      }
    }

    record Regex(RegexPattern pattern) implements Shape {}

    record Generic(GenericPattern pattern) implements Shape {}

    record All(List<Plan> positive, List<Plan> negative) implements Shape {}

    record Any(List<Plan> parts) implements Shape {}

    record Inside(Plan part) implements Shape {}

    record Anywhere(Plan part) implements Shape {}
  }

  /// What must hold of a metavariable.
  sealed interface Test {
    /// @param names the symbols of all names that the expression matches; empty where not known
    /// @param known what the expression said of texts before
    @SuppressWarnings("ArrayRecordComponent")
    record Regex(
        String metavariable,
        Pcre regex,
        RegexPattern groups,
        boolean constants,
        int[] names,
        Answers known)
        implements Test {}

    record Holds(@Nullable String metavariable, Expression expression, boolean strip, int base)
        implements Test {}

    /// @param reader null for the text's own
    record Contains(String metavariable, @Nullable Reader reader, Plan plan, Symbols symbols)
        implements Test {}

    record Type(String metavariable, List<CodePattern> types) implements Test {}

    record Random(String metavariable) implements Test {}

    record SlowRegex(String metavariable, boolean proven) implements Test {}
  }
}
