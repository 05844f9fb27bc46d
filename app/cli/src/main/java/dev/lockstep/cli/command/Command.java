package dev.lockstep.cli.command;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Syntax;

/// One command of the program.
public interface Command {

  Syntax syntax();

  /// @throws dev.lockstep.cli.console.CommandFailure for what the user should hear
  ExitCode run(Arguments arguments, Surroundings surroundings);

  /// The command that is meant: itself, or one of those below it (`rules test`).
  ///
  /// @param words the whole command line
  default Command chosenBy(String[] words) {
    return this;
  }
}
