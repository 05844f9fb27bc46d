package dev.lockstep.cli.command;

import java.util.List;

/// The database of advisories: make it, look at it.
final class DbCommand extends GroupCommand {

  DbCommand() {
    super("db", "make the database of advisories, or show its state");
  }

  @Override
  List<Command> members() {
    return List.of(
        new DbBuildCommand("build"),
        new DbBuildCommand("update"),
        new DbDeltaCommand(),
        new DbStatusCommand());
  }
}
