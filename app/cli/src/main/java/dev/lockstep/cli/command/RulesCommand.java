package dev.lockstep.cli.command;

import java.util.List;

/// The rules: which there are, and whether they find what their fixtures say.
final class RulesCommand extends GroupCommand {

  RulesCommand() {
    super("rules", "list and test rules, search by a pattern, show trees");
  }

  @Override
  List<Command> members() {
    return List.of(
        new RulesListCommand(),
        new RulesTestCommand(),
        new RulesSearchCommand(),
        new RulesDumpAstCommand());
  }
}
