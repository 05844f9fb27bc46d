package dev.lockstep.conformance.rego.differential;

import dev.lockstep.conformance.rego.differential.RandomPolicies.Question;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Open Policy Agent 1.22.2 is known to answer wrongly, and we do not repeat. A question
/// counts as such only where it is written in the way that leads there.
final class ReferenceMistakes {
  private static final List<Mistake> KNOWN =
      List.of(
          new Mistake(
              "a body of `not true` alone is mistaken for an empty one",
              "\\{\\s*not true\\s*\\}",
              "",
              ""),
          new Mistake(
              "a number with a plus sign, which is no JSON", "\\bto_number\\(\"\\+", "no JSON", ""),
          new Mistake(
              "a document below which something is replaced is merged with what replaces it",
              "(?s)\\bdata\\.d\\b(?!\\.).*\\bdata\\.d\\.m as |\\bdata\\.d\\.m as .*\\bdata\\.d\\b(?!\\.)",
              "value",
              "value"),
          new Mistake(
              "a body of `every` may use in a closure what it declares behind it",
              "\\bevery ",
              "",
              "rego_unsafe_var_error"),
          new Mistake(
              "a built-in is called with operands that were not evaluated",
              "",
              "eval_internal_error",
              ""),
          new Mistake("no answer within half a minute", "", "timeout", ""));

  private ReferenceMistakes() {}

  /// @param text what must be found in a module
  /// @param reference what comes of the question there, empty for anything
  /// @param ours what comes of it here, empty for anything
  private record Mistake(String name, Pattern text, String reference, String ours) {
    Mistake(String name, String text, String reference, String ours) {
      this(name, Pattern.compile(text), reference, ours);
    }

    boolean explains(Question question, String there, String here) {
      return (reference.isEmpty() || reference.equals(there))
          && (ours.isEmpty() || ours.equals(here))
          && question.modules().stream().anyMatch(module -> text.matcher(module).find());
    }
  }

  /// The mistake that `question` leads to.
  ///
  /// @param reference what came of it there, as in the counts of the suite
  /// @param ours what came of it here
  static Optional<String> of(Question question, String reference, String ours) {
    return KNOWN.stream()
        .filter(mistake -> mistake.explains(question, reference, ours))
        .map(Mistake::name)
        .findFirst();
  }
}
