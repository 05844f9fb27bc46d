package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Arguments;

/// Whole numbers among the arguments.
final class Numbers {
  private static final int MOST_DIGITS = 6;

  private Numbers() {}

  /// The number that `option` gives, or `absent`.
  ///
  /// @throws CommandFailure of usage where it is none, or less than `least`
  static int of(Arguments arguments, String option, int least, int absent) {
    String typed = arguments.value(option).orElse("");
    if (!arguments.has(option)) {
      return absent;
    }
    boolean isNumber =
        !typed.isEmpty()
            && typed.length() <= MOST_DIGITS
            && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || Integer.parseInt(typed) < least) {
      throw CommandFailure.usage(option + " takes a number from " + least + " to 999999");
    }
    return Integer.parseInt(typed);
  }
}
