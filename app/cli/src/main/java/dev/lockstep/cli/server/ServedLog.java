package dev.lockstep.cli.server;

import dev.lockstep.cli.console.Version;
import dev.lockstep.policy.gate.DecisionMask;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The decisions of a server, a line of JSON each, with the members of Open Policy Agent's decision
/// logs. What the rule `mask` of the package `system.log` names is left out, and what its rule
/// `drop` holds for is not logged.
final class ServedLog {
  private final @Nullable Path file;
  private final Clock clock;

  /// @param file where it is kept, null for nowhere
  ServedLog(@Nullable Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// Logs a decision before it is told.
  ///
  /// @return the name that it is given, empty where it is not logged
  /// @throws RestFailure where it cannot be logged: it is not told then
  Optional<String> decided(
      Served served,
      EvaluationOptions options,
      List<String> path,
      Request request,
      Optional<Value> input,
      Optional<Value> result)
      throws RestFailure {
    if (file == null) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    ObjectValue.Builder event =
        new ObjectValue.Builder()
            .put("decision_id", StringValue.of(id))
            .put(
                "labels",
                new ObjectValue.Builder()
                    .put("id", StringValue.of("lockstep"))
                    .put("version", StringValue.of(Version.CURRENT))
                    .build())
            .put("path", StringValue.of(String.join("/", path)))
            .put("requested_by", StringValue.of(request.client()))
            .put("timestamp", StringValue.of(clock.instant().toString()));
    input.ifPresent(value -> event.put("input", value));
    result.ifPresent(value -> event.put("result", value));
    ObjectValue whole = event.build();
    EvaluationOptions told = options.withData(served.data()).withInput(whole);
    try {
      boolean isDropped =
          served
              .document(List.of("system", "log", "drop"))
              .value(told)
              .filter(BooleanValue.TRUE::equals)
              .isPresent();
      if (isDropped) {
        return Optional.empty();
      }
      Value mask = served.document(List.of("system", "log", "mask")).value(told).orElse(null);
      append(file, JsonWriter.write(DecisionMask.apply(whole, mask)) + "\n");
      return Optional.of(id);
    } catch (RegoErrors e) {
      throw RestFailure.of(e, "the mask of the decision log is no document");
    }
  }

  private synchronized void append(Path log, String line) throws RestFailure {
    try {
      Files.writeString(
          log, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RestFailure(
          RestFailure.INTERNAL, "internal_error", "the decision cannot be logged");
    }
  }
}
