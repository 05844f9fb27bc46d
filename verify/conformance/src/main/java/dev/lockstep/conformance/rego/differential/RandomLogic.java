package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes expressions of `and`, `or` and negated bodies, which a module has to import.
final class RandomLogic {
  static final String IMPORTS =
      "import future.keywords.and\nimport future.keywords.not\nimport future.keywords.or\n\n";

  private final Random random;
  private final RandomTerms terms;

  RandomLogic(Random random, RandomTerms terms) {
    this.random = random;
    this.terms = terms;
  }

  String literal(List<String> variables) {
    String left = operand(variables);
    String right = operand(variables);
    return switch (random.nextInt(9)) {
      case 0 -> left + " and " + right;
      case 1 -> left + " or " + right;
      case 2 -> left + " or " + right + " and " + operand(variables);
      case 3 -> "(" + left + " or " + right + ") and " + operand(variables);
      case 4 -> "not (" + left + " and " + right + ")";
      case 5 -> "not " + condition(variables) + " or " + right;
      case 6 -> left + " and " + condition(variables) + terms.with(variables);
      default -> "not " + body(variables);
    };
  }

  private String operand(List<String> variables) {
    return random.nextInt(3) == 0 ? body(variables) : condition(variables);
  }

  private String condition(List<String> variables) {
    return terms.condition(variables, 1);
  }

  /// A body in braces; what it gives values to ends with it.
  private String body(List<String> variables) {
    return "{ " + terms.body(new ArrayList<>(variables)).replace("\n\t", "; ") + " }";
  }
}
