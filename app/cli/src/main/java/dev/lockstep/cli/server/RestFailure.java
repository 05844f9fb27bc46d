package dev.lockstep.cli.server;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.io.Serial;
import java.util.List;

/// Says why a request has no answer: a status of HTTP, and a code and a message as Open Policy
/// Agent words them.
final class RestFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;
  static final int INTERNAL = 500;

  private final int status;
  private final transient ObjectValue body;

  private RestFailure(int status, String code, String message, ArrayValue errors, Throwable cause) {
    super(message, cause);
    this.status = status;
    ObjectValue.Builder told =
        new ObjectValue.Builder()
            .put("code", StringValue.of(code))
            .put("message", StringValue.of(message));
    this.body = (errors.size() == 0 ? told : told.put("errors", errors)).build();
  }

  RestFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.body =
        new ObjectValue.Builder()
            .put("code", StringValue.of(code))
            .put("message", StringValue.of(message))
            .build();
  }

  /// The request is wrong.
  static RestFailure invalid(String message) {
    return new RestFailure(BAD_REQUEST, "invalid_parameter", message);
  }

  static RestFailure notFound(String message) {
    return new RestFailure(NOT_FOUND, "resource_not_found", message);
  }

  static RestFailure undefined(String message) {
    return new RestFailure(NOT_FOUND, "undefined_document", message);
  }

  /// Policies or a query are invalid.
  static RestFailure of(RegoErrors errors, String message) {
    List<ObjectValue> all =
        errors.errors().stream()
            .map(error -> error(error.code(), error.message(), error.location()))
            .toList();
    return new RestFailure(BAD_REQUEST, "invalid_parameter", message, ArrayValue.of(all), errors);
  }

  /// The evaluation ended in an error.
  static RestFailure of(EvaluationError error) {
    ObjectValue told = error(error.code(), error.reason(), error.location());
    return new RestFailure(
        INTERNAL,
        "internal_error",
        "error(s) occurred while evaluating query",
        ArrayValue.of(List.of(told)),
        error);
  }

  private static ObjectValue error(String code, String message, Location at) {
    ObjectValue location =
        new ObjectValue.Builder()
            .put("file", StringValue.of(at.file()))
            .put("row", LongValue.of(at.row()))
            .put("col", LongValue.of(at.column()))
            .build();
    return new ObjectValue.Builder()
        .put("code", StringValue.of(code))
        .put("message", StringValue.of(message))
        .put("location", location)
        .build();
  }

  int status() {
    return status;
  }

  ObjectValue body() {
    return body;
  }
}
