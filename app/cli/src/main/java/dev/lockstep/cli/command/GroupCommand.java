package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import java.util.List;

/// A command that only leads to those below it: `rules list`, `rules test`.
abstract class GroupCommand implements Command {
  private final String name;
  private final String summary;

  GroupCommand(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  abstract List<Command> members();

  @Override
  public final Command chosenBy(String[] words) {
    if (words.length < 2) {
      return this;
    }
    for (Command member : members()) {
      if (member.syntax().command().equals(name + " " + words[1])) {
        return member;
      }
    }
    throw CommandFailure.usage(
        "there is no command " + name + " " + words[1],
        Suggestion.of(words[1], memberNames())
            .map(word -> "did you mean lockstep " + name + " " + word + "?")
            .orElse(name + " knows " + String.join(", ", memberNames())));
  }

  @Override
  public final Syntax syntax() {
    return new Syntax(name, String.join("|", memberNames()), 1, 1, summary, List.of(), List.of());
  }

  @Override
  public final ExitCode run(Arguments arguments, Surroundings surroundings) {
    throw new IllegalStateException(name + " itself does nothing");
  }

  final List<String> memberNames() {
    return members().stream()
        .map(member -> member.syntax().command().substring(name.length() + 1))
        .toList();
  }
}
