package dev.lockstep.cli.command;

import java.util.List;

/// The rules: which there are, and whether they find what their fixtures say.
final class RulesCommand extends GroupCommand {

  RulesCommand() {
    super("rules", "list the rules, or test a folder of rules against its fixtures");
  }

  @Override
  List<Command> members() {
    return List.of(new RulesListCommand(), new RulesTestCommand());
  }
}
