package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.rego.format.PolicyText;
import dev.lockstep.rego.partial.PartialResult;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.ModuleTree;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;

/// Writes what partial evaluation left in the formats of `opa eval --partial`.
final class PartialOutput {
  private PartialOutput() {}

  static void print(String format, PartialResult left, Console console) throws RegoErrors {
    switch (format) {
      case "source" -> source(left, console);
      case "pretty" -> pretty(left, console);
      default -> console.print(json(left).toString());
    }
  }

  private static Json json(PartialResult left) {
    Json parts = new Json();
    if (!left.queries().isEmpty()) {
      parts.put("queries", left.queries().stream().map(ModuleTree::of).toList());
    }
    if (!left.support().isEmpty()) {
      parts.put(
          "support",
          left.support().stream().map(module -> ModuleTree.of(module, false, false)).toList());
    }
    return new Json().put("partial", parts);
  }

  private static void source(PartialResult left, Console console) throws RegoErrors {
    for (int i = 0; i < left.queries().size(); i++) {
      console.print("# Query " + (i + 1));
      console.print(PolicyText.of(left.queries().get(i)) + "\n");
    }
    for (int i = 0; i < left.support().size(); i++) {
      console.print("# Module " + (i + 1));
      console.print(PolicyText.of(left.support().get(i)));
    }
  }

  private static void pretty(PartialResult left, Console console) throws RegoErrors {
    if (left.queries().isEmpty()) {
      console.print("undefined");
      return;
    }
    Table table = new Table(List.of());
    int number = 1;
    for (List<Literal> query : left.queries()) {
      add("Query " + number++, PolicyText.of(query), table);
    }
    number = 1;
    for (Module module : left.support()) {
      add("Support " + number++, PolicyText.of(module), table);
    }
    table.lines().forEach(console::print);
  }

  private static void add(String title, String text, Table table) {
    if (!title.equals("Query 1")) {
      table.line();
    }
    String name = title;
    for (String line : text.strip().replace("\t", "  ").split("\n")) {
      table.row(List.of(name, line));
      name = "";
    }
  }
}
