package dev.lockstep.policy.gate;

import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.gate.GateDecision.Said;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Policies that decide of reports. May be shared by threads.
///
/// The input has `report`, the report's JSON, `context` (what is known of repository, branch,
/// change, environment, actor, time and owners) and `reports`, earlier reports with their verdicts.
/// A policy is a package with the sets `block` and `warn`, whose elements are messages or objects
/// with `message` and, as far as they are known, `rule`, `findings` and `mend`; `rollout` may give
/// rules a stage: `off`, `audit`, `warn` or `enforce`.
public final class PolicyGate {
  private static final String DEFAULT_RULE = "block";

  private final Map<String, Deciding> policies;
  private final Query mask;
  private final EvaluationOptions options;

  private PolicyGate(Map<String, Deciding> policies, Query mask, EvaluationOptions options) {
    this.policies = policies;
    this.mask = mask;
    this.options = options;
  }

  private record Deciding(Query block, Query warn, Query rollout) {}

  /// @param shipped names of [ShippedPolicies]
  /// @param own policies of a project, every package of which with `block` or `warn` decides
  /// @param options the time and the budget of each evaluation; its data is replaced
  /// @throws RegoErrors where a policy is invalid, or there is none that decides
  public static PolicyGate of(List<String> shipped, PolicyFiles own, EvaluationOptions options)
      throws RegoErrors {
    Map<String, ModuleText> modules = new LinkedHashMap<>();
    List<String> packages = new ArrayList<>();
    ShippedPolicies.library().forEach(module -> modules.put(module.file(), module));
    for (String name : shipped) {
      ShippedPolicies.policy(name).forEach(module -> modules.put(module.file(), module));
      packages.add(ShippedPolicies.packageOf(name));
    }
    own.modules().forEach(module -> modules.put(module.file(), module));
    packages.addAll(DecidingPackages.of(own.parse()));
    if (packages.isEmpty()) {
      throw new RegoErrors(
          "lockstep_policy_error", "no policy has a rule block or warn", Location.NONE);
    }
    PolicyFiles files = new PolicyFiles(List.copyOf(modules.values()), own.data());
    Policy policy = files.into(new PolicyCompiler()).compile();
    Map<String, Deciding> deciding = new LinkedHashMap<>();
    for (String name : packages) {
      String path = "data." + name;
      deciding.put(
          name,
          new Deciding(
              policy.prepare(path + ".block"),
              policy.prepare(path + ".warn"),
              policy.prepare(path + ".rollout")));
    }
    return new PolicyGate(
        deciding, policy.prepare("data.system.log.mask"), options.withData(files.data()));
  }

  /// The packages that decide.
  public List<String> policies() {
    return List.copyOf(policies.keySet());
  }

  /// What the policies say of `input`.
  ///
  /// @throws EvaluationError where a policy cannot be evaluated, or says what is no reason: nothing
  ///     is decided then
  public GateDecision decide(ObjectValue input) {
    List<Said> all = new ArrayList<>();
    EvaluationOptions with = options.withInput(input);
    policies.forEach(
        (name, deciding) -> {
          Value rollout = deciding.rollout.value(with).orElse(null);
          Reading reading = new Reading(name, rollout, all);
          reading.add(deciding.block.value(with).orElse(null), Verdict.Outcome.BLOCK);
          reading.add(deciding.warn.value(with).orElse(null), Verdict.Outcome.WARN);
        });
    return new GateDecision(all);
  }

  /// An event of a decision log (with `input` and `result`), without what the policies' own rule
  /// `mask` of the package `system.log` keeps out of it.
  ///
  /// @throws EvaluationError where the mask cannot be evaluated: nothing may be logged then
  public ObjectValue masked(ObjectValue event) {
    return DecisionMask.apply(event, mask.value(options.withInput(event)).orElse(null));
  }

  /// Reads what one policy said.
  private record Reading(String policy, @Nullable Value rollout, List<Said> into) {

    void add(@Nullable Value said, Verdict.Outcome outcome) {
      switch (said) {
        case SetValue set -> set.forEach(one -> into.add(said(one, outcome)));
        case null -> {}
        default -> throw wrong("must be a set: " + said);
      }
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

    private List<Fingerprint> findings(ObjectValue reason) {
      List<Fingerprint> all = new ArrayList<>();
      if (reason.get("findings") instanceof ArrayValue array) {
        for (Value one : array) {
          if (!(one instanceof StringValue text)) {
            throw wrong("findings are fingerprints: " + one);
          }
          all.add(fingerprint(text.text()));
        }
      }
      return all;
    }

    private Fingerprint fingerprint(String text) {
      try {
        return new Fingerprint(text);
      } catch (IllegalArgumentException e) {
        throw wrong("no fingerprint: " + text);
      }
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
}
