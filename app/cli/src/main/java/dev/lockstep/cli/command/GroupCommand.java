package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;

/// A command that only leads to those below it: `rules list`, `rules test`.
abstract class GroupCommand implements Command {
  /// How many members stand in the one line of the command.
  private static final int NAMED_IN_LINE = 6;

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
    List<String> members = memberNames();
    return members.size() <= NAMED_IN_LINE
        ? new Syntax(name, String.join("|", members), 1, 1, summary, List.of(), List.of())
        : new Syntax(name, "COMMAND", 1, 1, summary, List.of(), lines(members));
  }

  /// The names of many members, some to a line.
  private static List<String> lines(List<String> members) {
    List<String> lines = new ArrayList<>(List.of("", "Commands:"));
    for (int i = 0; i < members.size(); i += NAMED_IN_LINE) {
      int end = Math.min(members.size(), i + NAMED_IN_LINE);
      lines.add("  " + String.join(", ", members.subList(i, end)));
    }
    return lines;
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
