package dev.lockstep.sast.library;

import java.util.Optional;

/// An end of a way through a function.
///
/// @param number of an argument, from 0, or one of the others here
public record Port(int number) {
  /// The object whose method is called.
  public static final Port OBJECT = new Port(-1);

  /// What the call gives.
  public static final Port RESULT = new Port(-2);

  /// All arguments.
  public static final Port ARGUMENTS = new Port(-3);

  /// The functions among the arguments: as an end their parameters, as a beginning what they
  /// return.
  public static final Port CALLBACK = new Port(-4);

  private static final int MOST = 99;

  /// Reads what [#toString] says; empty for what is none.
  public static Optional<Port> of(String text) {
    return switch (text) {
      case "object" -> Optional.of(OBJECT);
      case "result" -> Optional.of(RESULT);
      case "*" -> Optional.of(ARGUMENTS);
      case "callback" -> Optional.of(CALLBACK);
      default -> argument(text);
    };
  }

  private static Optional<Port> argument(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number
        ? Optional.of(new Port(Integer.parseInt(text))).filter(port -> port.number <= MOST)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return switch (number) {
      case -1 -> "object";
      case -2 -> "result";
      case -3 -> "*";
      case -4 -> "callback";
      default -> Integer.toString(number);
    };
  }
}
