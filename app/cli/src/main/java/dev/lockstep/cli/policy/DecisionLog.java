package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.policy.gate.GateDecision;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A file of decisions, a line of JSON each, with the members of Open Policy Agent's decision logs:
/// `decision_id`, `labels`, `path`, `input`, `result`, `timestamp`, `erased`, `masked`.
final class DecisionLog {
  private final Surroundings surroundings;
  private final String typed;
  private final List<String> policies;

  /// @param typed the file as the user named it
  /// @param policies the packages that decide
  DecisionLog(Surroundings surroundings, String typed, List<String> policies) {
    this.surroundings = surroundings;
    this.typed = typed;
    this.policies = policies;
  }

  /// @param mask takes out of an event what may not be logged
  void append(ObjectValue input, GateDecision decision, UnaryOperator<ObjectValue> mask) {
    ObjectValue event =
        mask.apply(
            new ObjectValue.Builder()
                .put("decision_id", StringValue.of(UUID.randomUUID().toString()))
                .put("labels", labels())
                .put("path", StringValue.of(String.join(",", policies)))
                .put("input", input)
                .put("result", result(decision))
                .put("timestamp", StringValue.of(surroundings.clock().instant().toString()))
                .build());
    Path file = surroundings.file(typed);
    String line = JsonWriter.write(event) + "\n";
    try {
      Files.writeString(
          file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw CommandFailure.internal("cannot append to " + typed + ": " + e.getMessage(), e);
    }
  }

  private static ObjectValue labels() {
    return new ObjectValue.Builder()
        .put("id", StringValue.of("lockstep"))
        .put("version", StringValue.of(Version.CURRENT))
        .build();
  }

  private static ArrayValue result(GateDecision decision) {
    List<Value> all = new ArrayList<>();
    for (GateDecision.Said said : decision.reasons()) {
      ObjectValue.Builder reason = new ObjectValue.Builder();
      put(reason, "policy", said.policy());
      put(reason, "rule", said.rule());
      put(reason, "outcome", said.outcome().id());
      put(reason, "stage", said.stage().name().toLowerCase(Locale.ROOT));
      put(reason, "effect", said.effect().id());
      put(reason, "message", said.message());
      put(reason, "mend", said.mend());
      List<StringValue> findings =
          said.findings().stream().map(Fingerprint::value).map(StringValue::of).toList();
      all.add(reason.put("findings", ArrayValue.of(findings)).build());
    }
    return ArrayValue.of(all);
  }

  private static void put(ObjectValue.Builder object, String name, @Nullable String text) {
    if (text != null) {
      object.put(name, StringValue.of(text));
    }
  }
}
