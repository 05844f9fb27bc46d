package dev.lockstep.cli.options;

import java.util.List;

/// One option of a command.
///
/// @param name with its dashes: `--since`
/// @param alias a second name, `-d`; empty where there is none
/// @param value what help calls its value; empty where it takes none
/// @param choices the values that are allowed; empty where any is. Where the value is a list
///     (`KIND,...`) each of its parts
/// @param help what it does, without a full stop
/// @param brief whether the short help shows it too
public record Option(
    String name, String alias, String value, List<String> choices, String help, boolean brief) {

  /// A switch.
  public static Option flag(String name, String help) {
    return new Option(name, "", "", List.of(), help, false);
  }

  /// An option with a value.
  public static Option valued(String name, String value, String help) {
    return new Option(name, "", value, List.of(), help, false);
  }

  /// An option whose value, or each part of it, is one of a few words.
  public static Option choice(String name, String value, List<String> choices, String help) {
    return new Option(name, "", value, choices, help, false);
  }

  /// The same, shown by the short help too.
  public Option inBrief() {
    return new Option(name, alias, value, choices, help, true);
  }

  /// The same with a second name, `-d`.
  public Option or(String shortName) {
    return new Option(name, shortName, value, choices, help, brief);
  }

  public boolean takesValue() {
    return !value.isEmpty();
  }

  /// Whether the value is a list with commas between its parts.
  public boolean isList() {
    return value.endsWith(",...");
  }
}
