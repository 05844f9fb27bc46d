package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import dev.lockstep.secrets.Secrets;
import dev.lockstep.secrets.load.LoadedRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rules that a scan of this project would run, as readers know them.
///
/// @param rules by id
/// @param problems of rules that cannot be run
public record RuleBook(List<Rule> rules, List<Problem> problems) {

  public RuleBook {
    rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    problems = List.copyOf(problems);
  }

  /// @param arguments of a command with `--rules`
  public static RuleBook of(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    List<String> named = ScanRequest.rules(arguments, configuration, surroundings);
    CodeRules code = CodeRules.among(named, surroundings);
    if (code.areAll()) {
      return new RuleBook(code.described(), code.problems(false));
    }
    LoadedRules loaded =
        SecretRules.without(
            EnabledRules.with(
                new SecretRules(
                        surroundings, CacheFolder.cache(configuration, surroundings).orElse(null))
                    .of(code.others(), configuration.folder()),
                configuration.enabledRules()),
            configuration.disabledRules());
    List<Rule> rules = new ArrayList<>(code.described());
    loaded.rules().rules().forEach(rule -> rules.add(Secrets.described(rule)));
    List<Problem> problems = new ArrayList<>(code.problems(false));
    problems.addAll(Detection.problems(loaded));
    return new RuleBook(rules, problems);
  }
}
