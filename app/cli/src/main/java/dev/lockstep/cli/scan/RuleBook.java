package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.model.Rule;
import java.util.List;

/// The rules that a scan of this project would run, as readers know them.
public final class RuleBook {

  private RuleBook() {}

  /// @param arguments of a command with `--rules`
  public static List<Rule> of(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    return List.of();
  }
}
