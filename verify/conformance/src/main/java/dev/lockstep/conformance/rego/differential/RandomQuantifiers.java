package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes `every` and `some ... in` over collections of all kinds, with patterns for members.
final class RandomQuantifiers {
  private final Random random;
  private final RandomValues values;
  private final RandomTerms terms;

  RandomQuantifiers(Random random, RandomValues values, RandomTerms terms) {
    this.random = random;
    this.values = values;
    this.terms = terms;
  }

  String every(List<String> variables) {
    String element = terms.fresh();
    List<String> inside = new ArrayList<>(variables);
    inside.add(element);
    String key = "";
    if (random.nextInt(3) == 0) {
      key = element + "k, ";
      inside.add(element + "k");
    }
    String body =
        switch (random.nextInt(6)) {
          case 0, 1 -> terms.body(inside).replace("\n", "\n\t");
          case 2 -> every(inside).replace("\n", "\n\t");
          case 3 -> element + " == " + terms.term(inside, 1);
          default -> terms.condition(inside, 1);
        };
    return "every " + key + element + " in " + collection(variables) + " {\n\t\t" + body + "\n\t}";
  }

  /// Gives values to what is in a pattern.
  String some(List<String> variables) {
    String first = terms.fresh();
    String second = terms.fresh();
    String pattern =
        switch (random.nextInt(6)) {
          case 0 -> "[" + first + ", " + second + "]";
          case 1 -> "{\"id\": " + first + ", \"tags\": " + second + "}";
          case 2 -> first + ", [" + second + ", _]";
          case 3 -> first + ", {\"k\": " + second + "}";
          default -> first + ", " + second;
        };
    String literal = "some " + pattern + " in " + collection(variables);
    variables.add(first);
    variables.add(second);
    return literal;
  }

  private String collection(List<String> variables) {
    return switch (random.nextInt(8)) {
      case 0 -> "{\"a\": 1, \"b\": " + terms.term(variables, 1) + "}";
      case 1 -> "{1, \"a\", " + terms.leaf(variables) + "}";
      case 2 -> "input.o.b";
      case 3 -> values.any(2);
      case 4 -> "numbers.range(1, 3)";
      default -> terms.collection(variables);
    };
  }
}
