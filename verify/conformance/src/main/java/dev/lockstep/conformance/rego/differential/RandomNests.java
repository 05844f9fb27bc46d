package dev.lockstep.conformance.rego.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes comprehensions within comprehensions that speak of the variables around them, and
/// references that go deep: through documents, rules, what calls come to and what is written down.
final class RandomNests {
  private final Random random;
  private final RandomValues values;
  private final RandomTerms terms;

  RandomNests(Random random, RandomValues values, RandomTerms terms) {
    this.random = random;
    this.values = values;
    this.terms = terms;
  }

  String comprehension(List<String> variables, int depth) {
    String made = terms.fresh();
    List<String> inside = new ArrayList<>(variables);
    String source = made + " := " + terms.collection(variables) + "[_]";
    inside.add(made);
    String head = depth == 0 ? terms.leaf(inside) : comprehension(inside, depth - 1);
    String body =
        random.nextBoolean()
            ? source + "; " + terms.condition(inside, 1)
            : source + "; count(" + terms.comprehension(inside, 1) + ") >= " + random.nextInt(2);
    return switch (random.nextInt(3)) {
      case 0 -> "[" + head + " | " + body + "]";
      case 1 -> "{" + head + " | " + body + "}";
      default -> "{" + made + ": " + head + " | " + body + "}";
    };
  }

  /// A reference that may give values to variables of its own.
  String reference(List<String> variables) {
    String key = random.nextInt(3) == 0 ? "_" : terms.leaf(variables);
    return switch (random.nextInt(9)) {
      case 0 -> "input.items[" + key + "].tags[_]";
      case 1 -> "data.d.tree[" + key + "][\"x\"]";
      case 2 -> "input[\"o\"][\"b\"].c[" + key + "]";
      case 3 -> terms.seen(variables) + "[" + key + "][_]";
      case 4 ->
          "[" + terms.leaf(variables) + ", [1, " + terms.leaf(variables) + "]][1][" + key + "]";
      case 5 -> "{\"a\": {\"b\": " + terms.leaf(variables) + "}}[" + key + "].b";
      case 6 -> terms.comprehension(variables, 1) + "[" + key + "]";
      case 7 -> "object.get(input, " + values.string() + ", {})[" + key + "]";
      default -> "data.d[" + key + "][_][" + terms.leaf(variables) + "]";
    };
  }
}
