package dev.lockstep.conformance.rego.differential;

import java.util.List;
import java.util.Random;

/// Writes annotations of packages, documents and rules, and asks for them.
final class RandomMetadata {
  private final Random random;
  private final RandomValues values;

  RandomMetadata(Random random, RandomValues values) {
    this.random = random;
    this.values = values;
  }

  /// A block of annotations before a package or a rule.
  String block(List<String> scopes) {
    StringBuilder block = new StringBuilder("# METADATA\n");
    if (random.nextBoolean()) {
      block.append("# scope: ").append(values.pick(scopes)).append('\n');
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      block.append(
          switch (random.nextInt(7)) {
            case 0 -> "# title: a title\n";
            case 1 -> "# description: |\n#  two\n#  lines\n";
            case 2 -> "# custom:\n#  level: " + random.nextInt(9) + "\n#  names: [a, b]\n";
            case 3 -> "# authors:\n# - A B <a@b.example>\n";
            case 4 -> "# organizations:\n# - O\n";
            case 5 -> "# related_resources:\n# - ref: http://h.example/a\n";
            default -> "# entrypoint: " + random.nextBoolean() + "\n";
          });
    }
    return block.toString();
  }

  /// An expression that asks for annotations.
  String literal(String made, List<String> variables) {
    variables.add(made);
    return made
        + " := "
        + values.pick(
            List.of(
                "rego.metadata.rule()",
                "rego.metadata.rule().custom",
                "rego.metadata.chain()",
                "rego.metadata.chain()[_].annotations.title",
                "count(rego.metadata.chain())"));
  }
}
