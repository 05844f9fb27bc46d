package dev.lockstep.cli.options;

import dev.lockstep.cli.console.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads arguments against a command's table: `--name value` and `--name=value`, `-n value`,
/// `-n=value` and `-nvalue`, switches together (`-vz`), operands anywhere, `--` before operands
/// that begin with a dash. A single `-` is an operand.
public final class CommandLine {
  private final Syntax syntax;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> operands = new ArrayList<>();

  private CommandLine(Syntax syntax) {
    this.syntax = syntax;
  }

  /// @param from where the command's own arguments begin
  /// @throws CommandFailure of usage, with a suggestion where one is near
  public static Arguments read(Syntax syntax, String[] words, int from) {
    CommandLine line = new CommandLine(syntax);
    line.read(words, from);
    line.checkOperands();
    return new Arguments(line.values, line.operands);
  }

  private void read(String[] words, int from) {
    int at = from;
    while (at < words.length) {
      String word = words[at++];
      if (word.equals("--")) {
        operands.addAll(List.of(words).subList(at, words.length));
        return;
      }
      if (isCluster(word)) {
        at = cluster(word, words, at);
      } else if (word.startsWith("-") && word.length() > 1) {
        at = option(word, words, at);
      } else {
        operands.add(word);
      }
    }
  }

  /// Whether `word` is several short options, or one with its value: `-vz`, `-O=1`, `-fjson`.
  private boolean isCluster(String word) {
    return word.length() > 2
        && !word.startsWith("--")
        && word.startsWith("-")
        && syntax.option(word) == null
        && syntax.option(word.substring(0, 2)) != null;
  }

  /// @return where the next word stands
  private int cluster(String word, String[] words, int next) {
    for (int i = 1; i < word.length(); i++) {
      String name = "-" + word.charAt(i);
      Option option = syntax.option(name);
      if (option != null && option.takesValue() && i + 1 < word.length()) {
        String value = word.substring(word.charAt(i + 1) == '=' ? i + 2 : i + 1);
        checkChoice(option, value);
        add(option.name(), value);
        return next;
      }
      if (i + 1 == word.length()) {
        return option(name, words, next);
      }
      var _ = option(name, words, next);
    }
    return next;
  }

  /// @return where the next word stands
  private int option(String word, String[] words, int next) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    String name = equals < 0 ? word : word.substring(0, equals);
    Option option = syntax.option(name);
    if (option == null) {
      throw unknown(name);
    }
    if (!option.takesValue()) {
      if (equals >= 0) {
        throw failure(name + " takes no value", "");
      }
      add(option.name(), "");
      return next;
    }
    if (equals < 0 && next == words.length) {
      throw failure(name + " needs a value: " + name + " " + option.value(), "");
    }
    String value = equals < 0 ? words[next] : word.substring(equals + 1);
    checkChoice(option, value);
    add(option.name(), value);
    return equals < 0 ? next + 1 : next;
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private void checkChoice(Option option, String value) {
    if (option.choices().isEmpty()) {
      return;
    }
    for (String part : option.isList() ? value.split(",", -1) : new String[] {value}) {
      if (!option.choices().contains(part)) {
        throw failure(
            option.name() + " does not know \"" + part + "\"",
            Suggestion.of(part, option.choices())
                .map(word -> "did you mean \"" + word + "\"?")
                .orElse("it knows " + String.join(", ", option.choices())));
      }
    }
  }

  private void checkOperands() {
    if (operands.size() < syntax.atLeast()) {
      throw failure(syntax.command() + " needs " + syntax.operands(), "");
    }
    if (operands.size() > syntax.atMost()) {
      throw failure("unexpected \"" + operands.get(syntax.atMost()) + "\"", "");
    }
  }

  private CommandFailure unknown(String name) {
    List<String> names = syntax.options().stream().map(Option::name).toList();
    return failure("unknown option " + name, Suggestion.question(name, names));
  }

  private CommandFailure failure(String message, String hint) {
    String help = "see lockstep " + syntax.command() + " --help";
    return hint.isEmpty()
        ? CommandFailure.usage(message, help)
        : CommandFailure.usage(message, hint, help);
  }
}
