package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Syntax;

/// One command below `lockstep policy`.
public interface PolicyTool {

  Syntax syntax();

  /// @throws dev.lockstep.cli.console.CommandFailure for what the user should hear
  ExitCode run(Arguments arguments, Surroundings surroundings);

  /// Whether it looks for changes of its files itself where `--watch` is given.
  default boolean watchesItself() {
    return false;
  }
}
