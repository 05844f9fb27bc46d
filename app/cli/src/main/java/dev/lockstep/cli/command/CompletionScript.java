package dev.lockstep.cli.command;

import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;

/// Completions as text. Each completes commands, then a command's options, the words an option
/// knows, else files.
final class CompletionScript {

  private CompletionScript() {}

  static String bash() {
    StringBuilder cases = new StringBuilder();
    for (Syntax syntax : syntaxes()) {
      cases.append(bashCase(syntax));
    }
    return """
        # lockstep completion for bash
        _lockstep() {
          local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
          local command=${COMP_WORDS[1]} words='' values=''
          COMPREPLY=()
          if ((COMP_CWORD == 1)); then
            COMPREPLY=($(compgen -W '%s --help --version' -- "$current"))
            return
          fi
          case $command in
        %s  esac
          if [[ -n $values ]]; then
            COMPREPLY=($(compgen -W "$values" -- "$current"))
          elif [[ $current == -* ]]; then
            COMPREPLY=($(compgen -W "$words --help" -- "$current"))
          else
            COMPREPLY=($(compgen -f -- "$current"))
          fi
        }
        complete -o filenames -F _lockstep lockstep
        """
        .formatted(String.join(" ", Commands.NAMES), cases);
  }

  private static String bashCase(Syntax syntax) {
    String name = syntax.command().split(" ")[0];
    StringBuilder text = new StringBuilder("    " + name + ")\n");
    text.append("      words='").append(String.join(" ", names(syntax))).append("'\n");
    List<String> operands = operandWords(syntax);
    if (!operands.isEmpty()) {
      text.append("      ((COMP_CWORD == 2)) && values='")
          .append(String.join(" ", operands))
          .append("'\n");
    }
    text.append("      case $previous in\n");
    for (Option option : syntax.options()) {
      if (!option.choices().isEmpty()) {
        text.append("        ")
            .append(option.name())
            .append(") values='")
            .append(String.join(" ", option.choices()))
            .append("' ;;\n");
      }
    }
    return text.append("      esac ;;\n").toString();
  }

  static String zsh() {
    StringBuilder text = new StringBuilder("#compdef lockstep\n_lockstep() {\n");
    text.append("  if ((CURRENT == 2)); then\n    local -a commands=(\n");
    for (String name : Commands.NAMES) {
      String summary = Commands.named(name).syntax().summary();
      text.append("      ").append(quoted(name + ":" + summary)).append('\n');
    }
    text.append("    )\n    _describe command commands\n    return\n  fi\n");
    text.append("  local command=$words[2]\n  shift words\n  ((CURRENT--))\n  case $command in\n");
    for (Syntax syntax : syntaxes()) {
      text.append(zshCase(syntax));
    }
    return text.append("  esac\n}\n_lockstep \"$@\"\n").toString();
  }

  private static String zshCase(Syntax syntax) {
    StringBuilder text =
        new StringBuilder("    " + syntax.command().split(" ")[0] + ")\n      _arguments \\\n");
    for (Option option : syntax.options()) {
      String help = option.help().replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
      String value =
          !option.takesValue()
              ? ""
              : ":" + option.value().replace("[", "").replace("]", "") + ":" + zshValues(option);
      text.append("        ")
          .append(quoted("*" + option.name() + "[" + help + "]" + value))
          .append(" \\\n");
    }
    List<String> operands = operandWords(syntax);
    String rest =
        operands.isEmpty() ? "*:file:_files" : "1:word:(" + String.join(" ", operands) + ")";
    return text.append("        ").append(quoted(rest)).append(" ;;\n").toString();
  }

  private static String zshValues(Option option) {
    return option.choices().isEmpty() ? "_files" : "(" + String.join(" ", option.choices()) + ")";
  }

  static String fish() {
    StringBuilder text = new StringBuilder("# lockstep completion for fish\n");
    for (String name : Commands.NAMES) {
      text.append("complete -c lockstep -n __fish_use_subcommand -f -a ")
          .append(name)
          .append(" -d ")
          .append(quoted(Commands.named(name).syntax().summary()))
          .append('\n');
    }
    for (Syntax syntax : syntaxes()) {
      String condition =
          "complete -c lockstep -n '__fish_seen_subcommand_from "
              + syntax.command().split(" ")[0]
              + "'";
      for (Option option : syntax.options()) {
        text.append(condition).append(" -l ").append(option.name().substring(2));
        if (option.takesValue()) {
          text.append(" -r");
        }
        if (!option.choices().isEmpty()) {
          text.append(" -f -a ").append(quoted(String.join(" ", option.choices())));
        }
        text.append(" -d ").append(quoted(option.help())).append('\n');
      }
      List<String> operands = operandWords(syntax);
      if (!operands.isEmpty()) {
        text.append(condition)
            .append(" -f -a ")
            .append(quoted(String.join(" ", operands)))
            .append('\n');
      }
    }
    return text.toString();
  }

  /// One for each command; the options of those below a group are put together.
  private static List<Syntax> syntaxes() {
    List<Syntax> syntaxes = new ArrayList<>();
    for (String name : Commands.NAMES) {
      Command command = Commands.named(name);
      syntaxes.add(command instanceof GroupCommand group ? together(group) : command.syntax());
    }
    return syntaxes;
  }

  private static Syntax together(GroupCommand group) {
    List<Option> options = new ArrayList<>();
    for (Command member : group.members()) {
      for (Option option : member.syntax().options()) {
        if (options.stream().noneMatch(known -> known.name().equals(option.name()))) {
          options.add(option);
        }
      }
    }
    Syntax own = group.syntax();
    return new Syntax(own.command(), own.operands(), 1, 1, own.summary(), options, List.of());
  }

  private static List<String> names(Syntax syntax) {
    return syntax.options().stream().map(Option::name).toList();
  }

  /// The words of an operand that knows all of its own: `bash|zsh|fish`.
  private static List<String> operandWords(Syntax syntax) {
    String operands = syntax.operands().replace("[", "").replace("]", "");
    boolean words =
        operands.contains("|")
            && operands.chars().allMatch(c -> c == '|' || (c >= 'a' && c <= 'z'));
    return words ? List.of(operands.split("\\|")) : List.of();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
