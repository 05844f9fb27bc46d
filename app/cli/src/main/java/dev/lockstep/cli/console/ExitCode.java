package dev.lockstep.cli.console;

/// What a run says to the script that started it. Where several are true, the one declared first
/// is said.
public enum ExitCode {
  /// Somebody pressed Ctrl-C.
  INTERRUPTED(130),
  /// A bug in Lockstep, or a result that could not be written.
  INTERNAL(10),
  /// A wrong option, file name or configuration; nothing was scanned.
  USAGE(2),
  /// An evaluation ended in an error, or a policy's own test failed, as `opa` says it.
  FAILED(2),
  /// A rule or policy is invalid; the others ran and the report is written.
  INVALID_RULE(5),
  /// Something in scope could not be examined.
  INCOMPLETE(4),
  /// There was nothing in scope.
  NOTHING(3),
  /// The gate blocks.
  BLOCKED(1),
  /// The gate passes.
  PASSED(0);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The one of the two that is said.
  public ExitCode or(ExitCode other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
