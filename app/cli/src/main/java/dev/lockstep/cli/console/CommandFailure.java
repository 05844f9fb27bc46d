package dev.lockstep.cli.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a command with an exit code and words for the user: place, the line itself, what was
/// expected, what to do.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> details;

  private CommandFailure(
      ExitCode exitCode, String message, List<String> details, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.details = List.copyOf(details);
  }

  /// A wrong option, argument, file name or configuration.
  ///
  /// @param details lines that follow the message: the line at fault with its caret, a suggestion
  public static CommandFailure usage(String message, String... details) {
    return new CommandFailure(ExitCode.USAGE, message, List.of(details), null);
  }

  /// The same, with the exception behind it.
  public static CommandFailure usage(String message, Throwable cause) {
    return new CommandFailure(ExitCode.USAGE, message, List.of(), cause);
  }

  /// A policy or rule that is invalid: nothing is decided by what could not be read.
  ///
  /// @param details lines that follow the message
  public static CommandFailure invalid(
      String message, List<String> details, @Nullable Throwable cause) {
    return new CommandFailure(ExitCode.INVALID_RULE, message, details, cause);
  }

  /// A result that could not be written, or another failure of the run itself.
  public static CommandFailure internal(String message, Throwable cause) {
    return new CommandFailure(ExitCode.INTERNAL, message, List.of(), cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> details() {
    return details;
  }

  /// The message, never null.
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
