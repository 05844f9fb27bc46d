package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.format.PolicyText;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;

/// Policies whose entry points were evaluated as far as data allow: the input is not known yet.
final class Optimized {
  static final Option ENTRYPOINT =
      Option.valued("--entrypoint", "PATH", "a rule that is asked for: app/allow").or("-e");
  static final Option LEVEL =
      Option.choice(
              "--optimize", "LEVEL", List.of("0", "1", "2"), "from 1: evaluate entry points so far")
          .or("-O");

  private final PolicyFiles files;
  private final EvaluationOptions options;

  private Optimized(PolicyFiles files, EvaluationOptions options) {
    this.files = files;
    this.options = options;
  }

  /// `files`, optimized where `--optimize` says so.
  ///
  /// @throws RegoErrors where an entry point names no rule
  static PolicyFiles asAsked(PolicyFiles files, Arguments arguments, Loading loading)
      throws RegoErrors {
    if (arguments.value(LEVEL.name()).orElse("0").equals("0")) {
      return files;
    }
    if (arguments.values(ENTRYPOINT.name()).isEmpty()) {
      throw CommandFailure.usage("--optimize needs at least one --entrypoint");
    }
    if (loading.version() == RegoVersion.V0) {
      throw CommandFailure.usage("--optimize writes Rego v1: not with --v0-compatible");
    }
    return of(files, arguments.values(ENTRYPOINT.name()), EvaluationOptions.DEFAULT);
  }

  /// `files` with what is left of the rules that `entrypoints` name, in modules of their own below
  /// `optimized`, in the place of these rules.
  ///
  /// @param entrypoints rules by their paths, such as `app/allow`
  /// @throws RegoErrors where one names no rule
  static PolicyFiles of(PolicyFiles files, List<String> entrypoints, EvaluationOptions options)
      throws RegoErrors {
    PolicyFiles all = files;
    for (String entrypoint : entrypoints) {
      all = new Optimized(all, options).entrypoint(entrypoint.split("/"));
    }
    // What was written must be a policy like any other.
    var _ = all.into(new PolicyCompiler()).compile();
    return all;
  }

  private PolicyFiles entrypoint(String[] path) throws RegoErrors {
    String document = reference(path);
    Policy policy = files.into(new PolicyCompiler().partial()).compile();
    List<Module> left =
        policy.optimized(document, List.of("input"), options.withData(files.data()));
    List<ModuleText> modules = new ArrayList<>();
    for (ModuleText module : files.modules()) {
      modules.add(without(module, document));
    }
    for (int i = 0; i < left.size(); i++) {
      String name = "optimized/" + String.join("/", path) + (i == 0 ? "" : "_" + i) + ".rego";
      modules.add(new ModuleText(name, PolicyText.of(left.get(i)), RegoVersion.V1));
    }
    return new PolicyFiles(modules, files.data());
  }

  /// The reference to the document of `path`.
  static String reference(String[] path) {
    StringBuilder text = new StringBuilder("data");
    for (String part : path) {
      text.append("[\"").append(part.replace("\\", "").replace("\"", "")).append("\"]");
    }
    return text.toString();
  }

  /// `text` without the rules that make `document`; as it is where there are none.
  private static ModuleText without(ModuleText text, String document) throws RegoErrors {
    Module module = text.parse();
    List<Rule> others = new ArrayList<>();
    for (Rule rule : module.rules()) {
      if (!isOf(rule, module, document)) {
        others.add(rule);
      }
    }
    if (others.size() == module.rules().size()) {
      return text;
    }
    Module rest =
        new Module(
            module.path(),
            module.packageLocation(),
            module.imports(),
            others,
            List.of(),
            List.of(),
            module.version());
    return new ModuleText(text.file(), PolicyText.of(rest), RegoVersion.V1);
  }

  private static boolean isOf(Rule rule, Module module, String document) {
    StringBuilder path = new StringBuilder("data");
    for (Term part : module.path().parts().subList(1, module.path().parts().size())) {
      path.append('[').append(part).append(']');
    }
    path.append("[\"").append(rule.head().name()).append("\"]");
    for (Term part :
        rule.head().reference().parts().subList(1, rule.head().reference().parts().size())) {
      if (!(part instanceof Term.Scalar)) {
        break;
      }
      path.append('[').append(part).append(']');
    }
    return path.toString().equals(document);
  }
}
