package dev.lockstep.rego.syntax;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// Says what is wrong with policies, all of it that was found.
public final class RegoErrors extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<RegoError> errors;

  /// `errors` holds at least one.
  public RegoErrors(List<RegoError> errors) {
    super(
        errors.size() == 1
            ? errors.getFirst().toString()
            : errors.size()
                + " errors occurred:\n"
                + errors.stream().map(RegoError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  public RegoErrors(String code, String message, Location location) {
    this(List.of(new RegoError(code, message, location)));
  }

  /// What is wrong, in the order it was found.
  public List<RegoError> errors() {
    return errors;
  }
}
