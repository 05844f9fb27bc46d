package dev.lockstep.cli.command;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.policy.FileWatch;
import dev.lockstep.cli.policy.PolicyTool;
import dev.lockstep.cli.policy.PolicyTools;
import java.util.ArrayList;
import java.util.List;

/// Policies: evaluate, test, check and judge by them.
final class PolicyCommand extends GroupCommand {

  PolicyCommand() {
    super("policy", "evaluate, test and check policies in Rego, or judge files by them");
  }

  @Override
  List<Command> members() {
    List<Command> members = new ArrayList<>();
    for (PolicyTool tool : PolicyTools.ALL) {
      members.add(new Member(tool));
    }
    return members;
  }

  /// A tool as a command.
  private record Member(PolicyTool tool) implements Command {
    @Override
    public Syntax syntax() {
      return tool.syntax();
    }

    @Override
    public ExitCode run(Arguments arguments, Surroundings surroundings) {
      return FileWatch.run(tool, arguments, surroundings);
    }
  }
}
