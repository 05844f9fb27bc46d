package dev.lockstep.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was typed, checked against a [Syntax].
///
/// @param values by option name, in the order in which they were typed; a switch has one empty text
public record Arguments(Map<String, List<String>> values, List<String> operands) {

  public Arguments {
    operands = List.copyOf(operands);
  }

  public boolean has(String option) {
    return values.containsKey(option);
  }

  /// The value typed last: a later one overrides an earlier.
  public Optional<String> value(String option) {
    List<String> all = values.get(option);
    return all == null ? Optional.empty() : Optional.of(all.getLast());
  }

  /// All values of an option that may be repeated.
  public List<String> values(String option) {
    return values.getOrDefault(option, List.of());
  }

  /// The same, with a value of `option` where none was typed.
  public Arguments orElse(String option, String value) {
    if (value.isEmpty() || has(option)) {
      return this;
    }
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(option, List.of(value));
    return new Arguments(more, operands);
  }

  /// The parts of all values of a list option.
  public List<String> parts(String option) {
    List<String> parts = new ArrayList<>();
    for (String value : values(option)) {
      parts.addAll(List.of(value.split(",", -1)));
    }
    return parts;
  }
}
