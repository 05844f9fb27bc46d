package dev.lockstep.rego.builtin;

import dev.lockstep.value.Value;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Says why a built-in has no result for its operands. The name of the built-in is put before the
/// message by the evaluator.
public final class BuiltinFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Cause reason;

  /// Whose fault it is.
  public enum Cause {
    /// An operand has the wrong type: `eval_type_error`.
    OPERAND,
    /// The operands have the right types and yet no result: `eval_builtin_error`.
    FUNCTION,
    /// Evaluation must end even where errors of built-ins are taken as undefined.
    HALT
  }

  private BuiltinFailure(Cause reason, String message, @Nullable Throwable cause) {
    // Failures are how most calls with odd input end, so they must be cheap: no stack trace.
    super(message, cause, false, false);
    this.reason = reason;
  }

  /// The operands have no result: `message`.
  public static BuiltinFailure of(String message) {
    return new BuiltinFailure(Cause.FUNCTION, message, null);
  }

  /// The operands have no result: `message`, which `cause` found.
  public static BuiltinFailure of(String message, Throwable cause) {
    return new BuiltinFailure(Cause.FUNCTION, message, cause);
  }

  /// Evaluation must end: `message`.
  public static BuiltinFailure halt(String message) {
    return new BuiltinFailure(Cause.HALT, message, null);
  }

  /// The operands do not go together: `message`.
  public static BuiltinFailure ofOperands(String message) {
    return new BuiltinFailure(Cause.OPERAND, message, null);
  }

  /// The operand at `position`, from 1, is wrong: `operand 1 ` and then `message`.
  public static BuiltinFailure operand(int position, String message) {
    return new BuiltinFailure(Cause.OPERAND, "operand " + position + " " + message, null);
  }

  /// The operand at `position` is `actual` where one of the types `expected` is taken.
  public static BuiltinFailure operandType(int position, Value actual, String... expected) {
    String types =
        expected.length == 1 ? expected[0] : "one of {" + String.join(", ", expected) + "}";
    return operand(position, "must be " + types + " but got " + actual.kind().word());
  }

  /// The operand at `position` is a `composite` that holds `element` where elements of one of the
  /// types `expected` are taken.
  public static BuiltinFailure operandElement(
      int position, Value composite, Value element, String... expected) {
    String kind = composite.kind().word();
    String types =
        expected.length == 1 ? expected[0] + "s" : "(any of) {" + String.join(", ", expected) + "}";
    return operand(
        position,
        "must be "
            + kind
            + " of "
            + types
            + " but got "
            + kind
            + " containing "
            + element.kind().word());
  }

  /// The operand at `position` is none of the values `expected`.
  public static BuiltinFailure operandEnum(int position, String... expected) {
    return operand(
        position,
        expected.length == 1
            ? "must be " + expected[0]
            : "must be one of {" + String.join(", ", expected) + "}");
  }

  /// Whose fault it is.
  public Cause reason() {
    return reason;
  }
}
