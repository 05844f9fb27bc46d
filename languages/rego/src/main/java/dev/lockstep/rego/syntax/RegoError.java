package dev.lockstep.rego.syntax;

/// What is wrong with a policy, and where.
///
/// @param code the class of the error, as in `rego_parse_error`
/// @param message what is wrong
/// @param location where
public record RegoError(String code, String message, Location location) {
  /// The text is not Rego.
  public static final String PARSE = "rego_parse_error";

  /// The policy makes no sense.
  public static final String COMPILE = "rego_compile_error";

  /// A variable has no value.
  public static final String UNSAFE_VARIABLE = "rego_unsafe_var_error";

  /// Types do not fit.
  public static final String TYPE = "rego_type_error";

  /// A rule depends on itself.
  public static final String RECURSION = "rego_recursion_error";

  /// The error as one line: place, code and message.
  @Override
  public String toString() {
    boolean placed = location.row() > 0 || !location.file().isEmpty();
    return (placed ? location + ": " : "") + code + ": " + message;
  }
}
