package dev.lockstep.cli.policy;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.scan.GateInputs;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.Waivers;
import dev.lockstep.policy.bundle.PinnedPath;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.gate.GateDecision;
import dev.lockstep.policy.gate.GateDecision.Said;
import dev.lockstep.policy.gate.PolicyGate;
import dev.lockstep.policy.gate.ShippedPolicies;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.report.JsonFormat;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The gate's policies as the options name them, and what they are told beside the report.
public final class GatePolicies implements Simulation.Asked {
  public static final Option POLICY =
      Option.valued(
          "--policy",
          "NAME|PATH,...",
          "policies that decide too: one that ships, a folder or a bundle.tar.gz[@sha256:HEX]");

  public static final Option DECISION_LOG =
      Option.valued("--decision-log", "FILE", "append what was decided, a line of JSON, masked");

  /// How signed bundles are verified.
  public static final List<Option> VERIFICATION = Loading.VERIFICATION;

  private static final String FOLDER = "policies";

  /// What stands in a context for what nobody said.
  private static final Set<Value> NOT_KNOWN =
      Set.of(StringValue.of(""), ObjectValue.of(StringValue.of("name"), StringValue.of("")));

  private final PolicyGate gate;
  private final ObjectValue context;
  private final ArrayValue earlier;

  private GatePolicies(PolicyGate gate, ObjectValue context, ArrayValue earlier) {
    this.gate = gate;
    this.context = context;
    this.earlier = earlier;
  }

  /// The policies that decide for a project: those that `--policy` names, and those that its
  /// configuration names or that lie in the folder `policies` beside it.
  ///
  /// @throws CommandFailure where that is there and is no folder: its policies cannot be loaded
  public static List<String> named(
      Configuration configuration, Arguments arguments, Surroundings surroundings) {
    List<String> names = new ArrayList<>(arguments.parts(POLICY.name()));
    configuration.policies().forEach(name -> names.add(seen(name, configuration, surroundings)));
    if (!configuration.policies().isEmpty()) {
      return names;
    }
    Path folder = configuration.folder().resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      names.add(surroundings.shown(folder));
    } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandFailure.invalid(
          surroundings.shown(folder) + " is no folder: its policies cannot be loaded",
          List.of("nothing was decided"),
          null);
    }
    return names;
  }

  /// What a configuration names, as `--policy` would: paths are seen from its own folder.
  private static String seen(String name, Configuration configuration, Surroundings surroundings) {
    if (ShippedPolicies.NAMES.contains(name)) {
      return name;
    }
    PinnedPath pinned = PinnedPath.of(name);
    String path = surroundings.shown(configuration.folder().resolve(pinned.path()).normalize());
    return pinned.digest() == null ? path : path + "@" + pinned.digest();
  }

  /// What was typed, and the key of bundles that a configuration names where none was typed.
  private static Arguments verified(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    Configuration.BundleKey key = configuration.bundleKey();
    if (key.file().isEmpty() || arguments.has("--verification-key")) {
      return arguments;
    }
    return arguments
        .orElse("--verification-key", seen(key.file(), configuration, surroundings))
        .orElse("--verification-key-id", key.id())
        .orElse("--signing-alg", key.algorithm())
        .orElse("--scope", key.scope());
  }

  /// @param names as [#named] gives them
  /// @throws CommandFailure for what is invalid or not there: never a gate without its policies
  public static GatePolicies of(
      List<String> names, Configuration configuration, GateInputs inputs, Instant now) {
    List<String> shipped = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (String name : names) {
      (ShippedPolicies.NAMES.contains(name) ? shipped : paths).add(name);
    }
    List<String> bundles = paths.stream().filter(GatePolicies::isBundle).toList();
    paths.removeAll(bundles);
    Arguments arguments = verified(inputs.arguments(), configuration, inputs.surroundings());
    PolicyFiles own = new Loading(arguments, inputs.surroundings()).files(paths, bundles);
    try {
      EvaluationOptions options =
          EvaluationOptions.DEFAULT.withNowNanos(
              Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L) + now.getNano());
      PolicyGate gate = PolicyGate.of(shipped, own, options);
      gate.elsewhere().forEach(name -> inputs.surroundings().console().say(notAsked(name)));
      return new GatePolicies(gate, inputs.context(), inputs.reports());
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
  }

  private static String notAsked(String name) {
    return "notice: package "
        + name
        + " decides nothing here: it has deny or violation, and the gate asks for block and warn"
        + " (lockstep policy judge asks for those)";
  }

  private static boolean isBundle(String typed) {
    return PinnedPath.of(typed).isBundle();
  }

  /// The packages that decide, as a verdict names them.
  public String names() {
    return String.join(", ", gate.policies());
  }

  /// Decides, and appends the decision to the file of `--decision-log` where there is one.
  ///
  /// @param waivers those of the project, holding or not
  public GateDecision decide(
      Report report, Waivers waivers, Arguments arguments, Surroundings surroundings) {
    ObjectValue input = input(value(report), WaiverValues.of(waivers));
    GateDecision decision = decide(input);
    arguments
        .value(DECISION_LOG.name())
        .ifPresent(
            file ->
                new DecisionLog(surroundings, file, gate.policies())
                    .append(input, decision, this::masked));
    return decision;
  }

  /// What policies would block in a report of another time if all their rules were enforced. What
  /// was not known then is as in the context now.
  @Override
  public SortedMap<String, List<Fingerprint>> blocked(
      ObjectValue recorded, ObjectValue then, ArrayValue before) {
    ObjectValue.Builder all = context.toBuilder();
    for (int i = 0; i < then.size(); i++) {
      if (!NOT_KNOWN.contains(then.value(i))) {
        all.put(then.key(i), then.value(i));
      }
    }
    Value report = Objects.requireNonNull(recorded.get("report"));
    SortedMap<String, List<Fingerprint>> blocked = new TreeMap<>();
    for (Said said : decide(input(report, ArrayValue.EMPTY, all.build(), before)).reasons()) {
      if (said.outcome() == Verdict.Outcome.BLOCK && said.stage() != Stage.OFF) {
        blocked.computeIfAbsent(said.name(), _ -> new ArrayList<>()).addAll(said.findings());
      }
    }
    return blocked;
  }

  private ObjectValue input(Value report, ArrayValue waivers) {
    return input(report, waivers, context, earlier);
  }

  private static ObjectValue input(
      Value report, ArrayValue waivers, ObjectValue context, ArrayValue earlier) {
    return new ObjectValue.Builder()
        .put("report", report)
        .put("context", context)
        .put("reports", earlier)
        .put("waivers", waivers)
        .build();
  }

  private GateDecision decide(ObjectValue input) {
    try {
      return gate.decide(input);
    } catch (EvaluationError e) {
      throw CommandFailure.invalid(
          "a policy cannot be evaluated: " + e.getMessage(), List.of("nothing was decided"), e);
    } catch (OutOfMemoryError e) {
      throw CommandFailure.invalid(
          "a policy needs more memory than there is", List.of("nothing was decided"), e);
    }
  }

  private ObjectValue masked(ObjectValue event) {
    try {
      return gate.masked(event);
    } catch (EvaluationError e) {
      throw CommandFailure.invalid(
          "the mask of the decision log: " + e.getMessage(), List.of("nothing was logged"), e);
    }
  }

  private static Value value(Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new JsonFormat().write(report, ReportOptions.PLAIN.withAll(true), out);
      return JsonReader.read(new ByteArrayInputStream(out.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDocument e) {
      throw new IllegalStateException("our own JSON cannot be read", e);
    }
  }
}
