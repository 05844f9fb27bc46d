package dev.lockstep.policy.gate;

import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.gate.GateDecision.Said;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what one policy said: reasons, each at the stage of its rule.
///
/// @param policy its name
/// @param rollout the value of its rule `rollout`; null where it is undefined
record SaidReader(String policy, @Nullable Value rollout) {
  private static final String DEFAULT_RULE = "block";

  /// The stage of each rule that `rollout` names, as `policy/rule`.
  SortedMap<String, Stage> stages() {
    SortedMap<String, Stage> stages = new TreeMap<>();
    if (rollout instanceof ObjectValue object) {
      for (Value key : object.keys()) {
        if (key instanceof StringValue rule) {
          stages.put(policy + "/" + rule.text(), stage(rule.text()));
        }
      }
    }
    return stages;
  }

  /// The elements of `block` or `warn`.
  ///
  /// @param said the rule's value; null where it is undefined
  /// @throws EvaluationError where it is no set of reasons
  List<Said> read(@Nullable Value said, Verdict.Outcome outcome) {
    List<Said> into = new ArrayList<>();
    switch (said) {
      case SetValue set -> set.forEach(one -> into.add(said(one, outcome)));
      case null -> {}
      default -> throw wrong(outcome.id() + " must be a set: " + said);
    }
    return into;
  }

  private Said said(Value value, Verdict.Outcome outcome) {
    return switch (value) {
      case StringValue text ->
          new Said(
              policy, DEFAULT_RULE, outcome, stage(DEFAULT_RULE), text.text(), List.of(), null);
      case ObjectValue object -> reason(object, outcome);
      default -> throw wrong("a reason is a string or an object: " + value);
    };
  }

  private Said reason(ObjectValue reason, Verdict.Outcome outcome) {
    String message = text(reason, "message");
    if (message == null) {
      throw wrong("a reason needs a message: " + reason);
    }
    String named = text(reason, "rule");
    String rule = named == null ? DEFAULT_RULE : named;
    return new Said(
        policy, rule, outcome, stage(rule), message, findings(reason), text(reason, "mend"));
  }

  private static @Nullable String text(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue text ? text.text() : null;
  }

  /// In an array or in a set: comprehensions make either.
  private List<Fingerprint> findings(ObjectValue reason) {
    List<Fingerprint> all = new ArrayList<>();
    switch (reason.get("findings")) {
      case null -> {}
      case ArrayValue array -> array.forEach(one -> all.add(fingerprint(one)));
      case SetValue set -> set.forEach(one -> all.add(fingerprint(one)));
      case Value other -> throw wrong("findings are an array or a set of fingerprints: " + other);
    }
    return all;
  }

  private Fingerprint fingerprint(Value value) {
    try {
      if (value instanceof StringValue text) {
        return new Fingerprint(text.text());
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw wrong("no fingerprint: " + value);
  }

  /// A stage that cannot be read is enforced: a slip of the pen opens no gate.
  private Stage stage(String rule) {
    if (rollout instanceof ObjectValue stages && stages.get(rule) instanceof StringValue text) {
      return Stage.of(text.text()).orElse(Stage.ENFORCE);
    }
    return Stage.ENFORCE;
  }

  private EvaluationError wrong(String what) {
    return new EvaluationError(EvaluationError.TYPE, policy + ": " + what, Location.NONE);
  }
}
