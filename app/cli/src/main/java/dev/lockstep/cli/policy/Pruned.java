package dev.lockstep.cli.policy;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.compile.Dependencies;
import dev.lockstep.rego.format.PolicyText;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Policies without the rules that their entry points do not need.
final class Pruned {
  private final Set<String> needed = new TreeSet<>();

  private Pruned() {}

  /// @param entrypoints rules or packages by their paths, such as `app/allow`
  /// @throws RegoErrors where a module is invalid, or what is left is
  static PolicyFiles of(PolicyFiles files, List<String> entrypoints) throws RegoErrors {
    Pruned pruned = new Pruned();
    List<Module> modules = files.parse();
    for (String entrypoint : entrypoints) {
      List<Literal> query =
          RegoParser.query(Optimized.reference(entrypoint.split("/")), RegoVersion.V1, List.of());
      Dependencies.of(modules, query).virtual().forEach(ref -> pruned.needed.add(parts(ref)));
    }
    List<ModuleText> left = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      pruned.keep(files.modules().get(i), modules.get(i), left);
    }
    PolicyFiles all = new PolicyFiles(left, files.data());
    var _ = all.into(new PolicyCompiler()).compile();
    return all;
  }

  private void keep(ModuleText text, Module module, List<ModuleText> left) throws RegoErrors {
    List<Rule> rules = module.rules().stream().filter(rule -> isNeeded(module, rule)).toList();
    if (rules.size() == module.rules().size()) {
      left.add(text);
    } else if (!rules.isEmpty()) {
      Module rest =
          new Module(
              module.path(),
              module.packageLocation(),
              module.imports(),
              rules,
              List.of(),
              List.of(),
              module.version());
      left.add(new ModuleText(text.file(), PolicyText.of(rest), RegoVersion.V1));
    }
  }

  /// What is needed is the rule, something it makes, or a document it is in.
  private boolean isNeeded(Module module, Rule rule) {
    StringBuilder path = new StringBuilder(parts(module.path()));
    Term.Ref name = rule.head().reference();
    path.append(rule.head().name()).append('/');
    for (Term part : name.parts().subList(1, name.parts().size())) {
      if (!(part instanceof Term.Scalar)) {
        break;
      }
      path.append(part(part)).append('/');
    }
    String made = path.toString();
    return needed.stream().anyMatch(one -> one.startsWith(made) || made.startsWith(one));
  }

  private static String parts(Term.Ref ref) {
    StringBuilder path = new StringBuilder();
    ref.parts().forEach(part -> path.append(part(part)).append('/'));
    return path.toString();
  }

  private static String part(Term part) {
    return switch (part) {
      case Term.Var(String name, _) -> name;
      case Term.Scalar(Value value, _) ->
          value instanceof StringValue text ? text.text() : value.toString();
      default -> part.toString();
    };
  }
}
