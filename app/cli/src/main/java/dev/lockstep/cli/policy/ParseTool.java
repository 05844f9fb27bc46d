package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.ModuleTree;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.value.ObjectValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `opa parse`: the tree of a module.
final class ParseTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy parse",
        "FILE",
        1,
        1,
        "show the tree of a policy",
        List.of(
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write the tree")
                .or("-f"),
            Option.choice(
                "--json-include",
                "PART,...",
                List.of("locations", "comments"),
                "what the tree tells besides"),
            Loading.V0,
            Loading.DEBUG),
        List.of("", "Exit codes: 0 parsed, 5 it is no Rego."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String name = arguments.operands().getFirst();
    List<String> parts = arguments.parts("--json-include");
    Loading loading = new Loading(arguments, surroundings);
    boolean pretty = arguments.value("--format").orElse("pretty").equals("pretty");
    try {
      Module module =
          RegoParser.module(name, source(surroundings.file(name), name), loading.version());
      boolean comments = parts.isEmpty() || parts.contains("comments");
      ObjectValue tree = ModuleTree.of(module, parts.contains("locations"), comments);
      if (pretty) {
        new TreeLines(surroundings.console()).print(tree);
      } else {
        surroundings.console().print(Json.text(tree, ""));
      }
      return ExitCode.PASSED;
    } catch (RegoErrors e) {
      if (pretty) {
        throw Loading.invalid(e);
      }
      surroundings.console().print(Json.errors(e.errors()).toString());
      return ExitCode.INVALID_RULE;
    }
  }

  private static String source(Path file, String name) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.usage("there is no file " + name, e);
    }
  }
}
