package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Syntax;
import java.util.List;

/// Prints the completion of a shell, made from the same tables as help.
final class CompletionCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "completion",
        "bash|zsh|fish",
        1,
        1,
        "print a shell's completion",
        List.of(),
        List.of(
            "",
            "bash: source <(lockstep completion bash)",
            "zsh:  lockstep completion zsh > \"${fpath[1]}/_lockstep\"",
            "fish: lockstep completion fish > ~/.config/fish/completions/lockstep.fish"));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String shell = arguments.operands().getFirst();
    String script =
        switch (shell) {
          case "bash" -> CompletionScript.bash();
          case "zsh" -> CompletionScript.zsh();
          case "fish" -> CompletionScript.fish();
          default ->
              throw CommandFailure.usage(
                  "there is no completion for \"" + shell + "\"", "there is bash, zsh and fish");
        };
    surroundings.console().print(script.stripTrailing());
    return ExitCode.PASSED;
  }
}
