package dev.lockstep.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command accepts.
///
/// @param command its words: `scan`, `rules test`
/// @param operands as the usage line shows them: `[PATH...]`
/// @param atLeast the fewest operands
/// @param atMost the most
/// @param summary what it does, in one line without a full stop
/// @param text further help, lines of at most 80 columns
public record Syntax(
    String command,
    String operands,
    int atLeast,
    int atMost,
    String summary,
    List<Option> options,
    List<String> text) {
  /// No limit on the number of operands.
  public static final int MANY = Integer.MAX_VALUE;

  public Syntax {
    options = List.copyOf(options);
    text = List.copyOf(text);
  }

  /// The option of that name, null where there is none.
  public @Nullable Option option(String name) {
    for (Option option : options) {
      if (option.name().equals(name) || option.alias().equals(name)) {
        return option;
      }
    }
    return null;
  }
}
