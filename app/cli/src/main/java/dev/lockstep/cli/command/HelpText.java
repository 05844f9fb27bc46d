package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Help, made from the commands' own tables.
final class HelpText {
  private static final int HELP_COLUMN = 28;
  private static final int COLUMNS = 80;

  private final Console console;

  HelpText(Console console) {
    this.console = console;
  }

  ExitCode show(String[] words) {
    List<String> rest = new ArrayList<>(Arrays.asList(words));
    rest.removeIf(word -> word.equals("--help") || word.equals("-h") || word.equals("help"));
    boolean all = rest.remove("all");
    if (rest.isEmpty()) {
      overview(all);
      return ExitCode.PASSED;
    }
    Command command = Commands.named(rest.getFirst());
    Command chosen = command.chosenBy(rest.toArray(String[]::new));
    of(chosen.syntax(), true);
    return ExitCode.PASSED;
  }

  private void overview(boolean all) {
    console.print("lockstep: security in every stage of delivery: one scan, one gate");
    console.print("");
    for (String name : Commands.NAMES) {
      Syntax syntax = Commands.named(name).syntax();
      console.print(
          row("  lockstep " + (name + " " + syntax.operands()).strip(), syntax.summary(), 38));
    }
    console.print("");
    if (all) {
      Commands.NAMES.forEach(this::complete);
      exitCodes();
    } else {
      console.print(
          "  lockstep COMMAND --help for one command, lockstep --help all for everything");
    }
  }

  private void complete(String name) {
    Command command = Commands.named(name);
    List<Command> below =
        command instanceof GroupCommand group ? group.members() : List.of(command);
    for (Command member : below) {
      of(member.syntax(), true);
      console.print("");
    }
  }

  private void of(Syntax syntax, boolean all) {
    console.print(
        "lockstep "
            + syntax.command()
            + (syntax.options().isEmpty() ? "" : " [OPTION...]")
            + (syntax.operands().isEmpty() ? "" : " " + syntax.operands()));
    console.print("  " + syntax.summary());
    for (Option option : syntax.options()) {
      if (all || option.brief()) {
        option(option);
      }
    }
    syntax.text().forEach(line -> console.print(("  " + line).stripTrailing()));
  }

  private void option(Option option) {
    String names = option.alias().isEmpty() ? "" : option.alias() + ", ";
    String left = "  " + (names + option.name() + " " + option.value()).strip();
    String help =
        option.choices().isEmpty()
            ? option.help()
            : option.help() + " (" + String.join(", ", option.choices()) + ")";
    console.print(row(left, help, HELP_COLUMN));
  }

  /// Two columns, the second one wrapped.
  private static String row(String left, String right, int column) {
    StringBuilder text = new StringBuilder(left);
    int at = left.length();
    if (at >= column) {
      text.append('\n');
      at = 0;
    }
    text.repeat(' ', column - at);
    int width = column;
    for (String word : right.split(" ")) {
      if (width > column && width + 1 + word.length() > COLUMNS) {
        text.append('\n').repeat(' ', column);
        width = column;
      } else if (width > column) {
        text.append(' ');
        width++;
      }
      text.append(word);
      width += word.length();
    }
    return text.toString();
  }

  private void exitCodes() {
    console.print("exit codes, the first one that is true:");
    console.print("  130 interrupted   10 a bug, or a result that could not be written");
    console.print("    2 a wrong option or configuration   5 an invalid rule or policy");
    console.print("    4 something in scope was not examined   3 nothing was in scope");
    console.print("    1 the gate blocks   0 the gate passes");
  }
}
