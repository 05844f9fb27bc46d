package dev.lockstep.conformance.rego.differential;

import java.util.List;
import java.util.Random;

/// Writes template strings: parts of all kinds, escapes, in quotes and in backquotes.
final class RandomTemplates {
  private final Random random;
  private final RandomValues values;
  private final RandomTerms terms;

  RandomTemplates(Random random, RandomValues values, RandomTerms terms) {
    this.random = random;
    this.values = values;
    this.terms = terms;
  }

  String template(List<String> variables) {
    boolean raw = random.nextInt(4) == 0;
    StringBuilder text = new StringBuilder(raw ? "$`" : "$\"");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(raw ? values.pick(List.of("", "a\\n", "\n", "{{")) : literal());
      text.append('{').append(part(variables)).append('}');
    }
    return text.append(raw ? "b`" : literal() + "\"").toString().replace("`{{{", "`{");
  }

  private String literal() {
    return values.pick(List.of("", "a", "b ", "\\{", "}", "\\n", "\\u00e9", "%d", "日"));
  }

  private String part(List<String> variables) {
    return switch (random.nextInt(8)) {
      case 0 -> terms.term(variables, 1) + terms.with(variables);
      case 1 -> terms.comprehension(variables, 1);
      case 2 -> terms.seen(variables);
      case 3 -> "count(" + terms.collection(variables) + ")";
      case 4 -> " " + terms.leaf(variables) + " ";
      default -> terms.term(variables, 1);
    };
  }
}
