package dev.lockstep.policy.gate;

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
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Policies that decide of reports. May be shared by threads.
///
/// The input has `report`, the report's JSON, `context` (what is known of repository, branch,
/// change, environment, actor, time and owners) and `reports`, earlier reports with their verdicts.
/// A policy is a package with the sets `block` and `warn`, whose elements are messages or objects
/// with `message` and, as far as they are known, `rule`, `findings` and `mend`; `rollout` may give
/// rules a stage: `off`, `audit`, `warn` or `enforce`.
public final class PolicyGate {
  /// About a quarter of a minute's work: a gate that asks for more is not asked again.
  static final long MAX_STEPS = 250_000_000;

  private final Map<String, Deciding> policies;
  private final List<String> elsewhere;
  private final Query mask;
  private final EvaluationOptions options;

  private PolicyGate(
      Map<String, Deciding> policies,
      List<String> elsewhere,
      Query mask,
      EvaluationOptions options) {
    this.policies = policies;
    this.elsewhere = elsewhere;
    this.mask = mask;
    this.options = options;
  }

  private record Deciding(Query block, Query warn, Query rollout) {

    static Deciding of(Policy policy, String path) throws RegoErrors {
      return new Deciding(
          policy.prepare(path + ".block"),
          policy.prepare(path + ".warn"),
          policy.prepare(path + ".rollout"));
    }
  }

  /// @param shipped names of [ShippedPolicies]
  /// @param own policies of a project, every package of which with `block` or `warn` decides
  /// @param options the time of each evaluation; its data is replaced, its budget is at most
  ///     [#MAX_STEPS]
  /// @throws RegoErrors where a policy is invalid, or there is none that decides
  public static PolicyGate of(List<String> shipped, PolicyFiles own, EvaluationOptions options)
      throws RegoErrors {
    Map<String, String> packages = new LinkedHashMap<>();
    shipped.forEach(name -> packages.put(name, ShippedPolicies.packageOf(name)));
    List<Module> modules = own.parse();
    DecidingPackages.of(modules)
        .forEach(name -> packages.put(packages.containsKey(name) ? "data." + name : name, name));
    if (packages.isEmpty()) {
      throw new RegoErrors(
          "lockstep_policy_error", "no policy has a rule block or warn", Location.NONE);
    }
    PolicyCompiler compiler = InputSchema.into(new PolicyCompiler());
    modules(shipped, own).parse().forEach(one -> compiler.module(InputSchema.stated(one)));
    Policy policy = compiler.compile();
    Map<String, Deciding> deciding = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : packages.entrySet()) {
      deciding.put(one.getKey(), Deciding.of(policy, "data." + one.getValue()));
    }
    return new PolicyGate(
        deciding,
        DecidingPackages.elsewhere(modules),
        policy.prepare("data.system.log.mask"),
        options.withData(own.data()).withMaxSteps(Math.min(MAX_STEPS, options.maxSteps())));
  }

  private static PolicyFiles modules(List<String> shipped, PolicyFiles own) {
    Map<String, ModuleText> modules = new LinkedHashMap<>();
    for (String name : shipped) {
      ShippedPolicies.policy(name).forEach(module -> modules.put(module.file(), module));
    }
    own.modules().forEach(module -> modules.put(module.file(), module));
    List<ModuleText> all = List.copyOf(modules.values());
    ShippedPolicies.libraryFor(all).forEach(module -> modules.put(module.file(), module));
    return new PolicyFiles(List.copyOf(modules.values()), own.data());
  }

  /// The policies that decide: the names of those that ship, the packages of the others.
  public List<String> policies() {
    return List.copyOf(policies.keySet());
  }

  /// Packages with rules `deny` or `violation`, and without `block` and `warn`: nobody asks them
  /// here.
  public List<String> elsewhere() {
    return elsewhere;
  }

  /// What the policies say of `input`.
  ///
  /// @throws EvaluationError where a policy cannot be evaluated, or says what is no reason: nothing
  ///     is decided then
  public GateDecision decide(ObjectValue input) {
    List<Said> reasons = new ArrayList<>();
    SortedMap<String, Stage> stages = new TreeMap<>();
    EvaluationOptions with = options.withInput(input);
    policies.forEach(
        (name, deciding) -> {
          try {
            SaidReader reader = new SaidReader(name, deciding.rollout.value(with).orElse(null));
            stages.putAll(reader.stages());
            reasons.addAll(reader.read(value(deciding.block, with), Verdict.Outcome.BLOCK));
            reasons.addAll(reader.read(value(deciding.warn, with), Verdict.Outcome.WARN));
          } catch (EvaluationError e) {
            throw e.code().equals(EvaluationError.CANCEL) ? outOfBudget(name, e) : e;
          }
        });
    return new GateDecision(reasons, stages);
  }

  private static @Nullable Value value(Query query, EvaluationOptions with) {
    return query.value(with).orElse(null);
  }

  /// That error has no place: it gets the policy's name, whose loop it is.
  private EvaluationError outOfBudget(String policy, EvaluationError error) {
    String reason = policy + ": " + error.reason() + " after " + options.maxSteps() + " steps";
    return new EvaluationError(error.code(), reason, error.location());
  }

  /// An event of a decision log (with `input` and `result`), without what the policies' own rule
  /// `mask` of the package `system.log` keeps out of it.
  ///
  /// @throws EvaluationError where the mask cannot be evaluated: nothing may be logged then
  public ObjectValue masked(ObjectValue event) {
    return DecisionMask.apply(event, mask.value(options.withInput(event)).orElse(null));
  }
}
