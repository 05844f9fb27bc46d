package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import java.io.Serial;

/// Says why an evaluation ended without a result.
public final class EvaluationError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Rules contradict each other.
  public static final String CONFLICT = "eval_conflict_error";

  /// A built-in was given an operand of the wrong type, in strict mode.
  public static final String TYPE = "eval_type_error";

  /// A built-in has no result for its operands, in strict mode.
  public static final String BUILTIN = "eval_builtin_error";

  /// The evaluation was cancelled or has used up its budget.
  public static final String CANCEL = "eval_cancel_error";

  /// The evaluation went too deep.
  public static final String INTERNAL = "eval_internal_error";

  /// What is put in the place of data by `with` does not fit there.
  public static final String WITH_MERGE = "eval_with_merge_error";

  private final String code;
  private final String reason;
  private final transient Location location;

  public EvaluationError(String code, String reason, Location location) {
    super((location.row() > 0 ? location + ": " : "") + code + ": " + reason, null, false, false);
    this.code = code;
    this.reason = reason;
    this.location = location;
  }

  /// The class of the error.
  public String code() {
    return code;
  }

  /// What is wrong, without code and place.
  public String reason() {
    return reason;
  }

  /// Where.
  public Location location() {
    return location;
  }
}
