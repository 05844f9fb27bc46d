package dev.lockstep.cli.policy;

import dev.lockstep.rego.eval.Observer;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a prompt answers: changed by commands, one prompt's own.
final class PromptSettings {
  private String format;
  private int columns = 80;
  private Explanation.@Nullable Extent explained;
  private boolean measured;
  private boolean profiled;
  private boolean strict;
  private List<String> unknowns = List.of();

  PromptSettings(String format) {
    this.format = format;
  }

  String format() {
    return format;
  }

  int columns() {
    return columns;
  }

  boolean isMeasured() {
    return measured;
  }

  boolean isStrict() {
    return strict;
  }

  /// Documents that are not known: none where queries are evaluated as usual.
  List<String> unknowns() {
    return unknowns;
  }

  /// Who watches an evaluation, if anybody.
  Observer observer() {
    if (explained != null) {
      return new Explanation(explained);
    }
    return profiled ? Profile.standard() : Observer.NONE;
  }

  /// Does what a line says of the settings.
  ///
  /// @return what is told of it; empty where the line says nothing of them
  Optional<String> change(String word, List<String> operands) {
    switch (word) {
      case "json", "pretty" -> format = word;
      case "pretty-limit" -> {
        String typed = operands.isEmpty() ? "" : operands.getFirst();
        if (!typed.matches("[0-9]{1,6}")) {
          return Optional.of("error: usage: pretty-limit <number>");
        }
        columns = Integer.parseInt(typed);
      }
      case "trace" -> toggle(operands.isEmpty() ? "full" : operands.getFirst());
      case "notes", "fails" -> toggle(word);
      case "metrics" -> measured = !measured;
      case "profile" -> {
        profiled = !profiled;
        explained = null;
      }
      case "strict-builtin-errors" -> strict = !strict;
      case "unknown" -> unknowns = operands;
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of("");
  }

  private void toggle(String name) {
    Explanation.Extent wanted = Explanation.Extent.of(name);
    explained = explained == wanted || name.equals("off") ? null : wanted;
    profiled = false;
  }

  /// What `show debug` tells.
  Json json() {
    return new Json()
        .put("explain", explained == null ? "off" : explained.name().toLowerCase(Locale.ROOT))
        .put("metrics", BooleanValue.of(measured))
        .put("profile", BooleanValue.of(profiled))
        .put("strict-builtin-errors", BooleanValue.of(strict))
        .put("unknowns", unknowns.stream().map(StringValue::of).toList());
  }
}
