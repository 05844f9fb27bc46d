package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.GateInputs;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.RecordedReports;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.gate.GateDecision;
import dev.lockstep.policy.gate.GateDecision.Said;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says what policies would have decided of earlier reports, if all their rules were enforced.
final class SimulateTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy simulate",
        "",
        0,
        0,
        "say what policies would have blocked in earlier reports",
        Loading.verifying(
            GatePolicies.POLICY.inBrief(),
            GateInputs.REPORTS.inBrief(),
            GateInputs.CONTEXT,
            Option.valued("--now", "TIME", "the time policies see"),
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "Every rule is taken as enforced, whatever its stage: that is the question.",
            "Exit codes: 0 said, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    List<String> names = arguments.parts(GatePolicies.POLICY.name());
    String folder = arguments.value(GateInputs.REPORTS.name()).orElse("");
    if (names.isEmpty() || folder.isEmpty()) {
      throw CommandFailure.usage("policy simulate needs --policy and --reports");
    }
    GatePolicies policies =
        GatePolicies.of(names, arguments, surroundings, Now.of(arguments, surroundings).instant());
    ArrayValue reports = RecordedReports.read(surroundings.file(folder), folder);
    Console console = surroundings.console();
    Map<String, Integer> byRule = new TreeMap<>();
    int blocked = 0;
    for (Value one : reports) {
      if (!(one instanceof ObjectValue entry) || entry.get("report") == null) {
        continue;
      }
      Set<String> rules = blocking(policies.decide(entry.get("report")));
      rules.forEach(rule -> byRule.merge(rule, 1, Integer::sum));
      blocked += rules.isEmpty() ? 0 : 1;
      String name = entry.get("name") instanceof StringValue text ? text.text() : "";
      if (!rules.isEmpty()) {
        console.print(
            "block  " + name + "  " + String.join(", ", rules.stream().sorted().toList()));
      }
    }
    for (Map.Entry<String, Integer> rule : byRule.entrySet()) {
      console.print(rule.getKey() + " blocks " + rule.getValue() + " of " + reports.size());
    }
    console.print("%d of %d reports would be blocked".formatted(blocked, reports.size()));
    return reports.size() == 0 ? ExitCode.NOTHING : ExitCode.PASSED;
  }

  private static Set<String> blocking(GateDecision decision) {
    Set<String> rules = new HashSet<>();
    for (Said said : decision.reasons()) {
      if (said.outcome() == Verdict.Outcome.BLOCK && said.stage() != Stage.OFF) {
        rules.add(said.policy() + "/" + said.rule());
      }
    }
    return rules;
  }
}
