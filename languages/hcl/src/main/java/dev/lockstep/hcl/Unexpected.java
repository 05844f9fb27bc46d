package dev.lockstep.hcl;

/// Leaves an item that cannot be read; [BodyParser] goes on with the next one.
final class Unexpected extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param reason what was expected
  Unexpected(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
