package dev.lockstep.cli.command;

import java.util.List;

/// Hooks of git.
final class HookCommand extends GroupCommand {

  HookCommand() {
    super("hook", "have git scan what is staged before each commit");
  }

  @Override
  List<Command> members() {
    return List.of(new HookInstallCommand());
  }
}
