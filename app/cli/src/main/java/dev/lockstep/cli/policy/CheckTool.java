package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.List;

/// `opa check`: whether policies can be parsed and make sense together.
final class CheckTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy check",
        "PATH...",
        1,
        Syntax.MANY,
        "check policies for errors",
        Loading.verifying(
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write errors")
                .or("-f"),
            Option.flag("--strict", "all that is named must be used, nothing deprecated").or("-S"),
            Option.flag("--v0-v1", "policies must be valid as Rego v0 and as v1"),
            Loading.MAX_ERRORS,
            Schemas.OPTION,
            Capabilities.OPTION,
            FileWatch.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "Exit codes: 0 valid, 5 invalid; 5 also where a file cannot be loaded."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = arguments.has("--bundle") ? loading.operands(true) : loading.policies();
    try {
      PolicyCompiler compiler = Capabilities.of(arguments, surroundings);
      if (arguments.has("--strict")) {
        compiler.strict();
      }
      var _ = Schemas.into(compiler, arguments, surroundings);
      if (arguments.has("--v0-v1")) {
        for (ModuleText module : files.modules()) {
          var _ = RegoParser.module(module.file(), module.source(), RegoVersion.V0);
        }
      }
      var _ = files.into(compiler).compile();
      return ExitCode.PASSED;
    } catch (RegoErrors all) {
      RegoErrors e = loading.firstErrors(all);
      if (arguments.value("--format").orElse("pretty").equals("pretty")) {
        throw Loading.invalid(e);
      }
      surroundings.console().print(Json.errors(e.errors()).toString());
      return ExitCode.INVALID_RULE;
    }
  }
}
