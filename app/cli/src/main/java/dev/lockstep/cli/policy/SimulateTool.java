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
import dev.lockstep.value.ArrayValue;
import java.time.Instant;
import java.util.List;

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
            Option.valued("--now", "TIME", "the time policies see where a report has none"),
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write it")
                .or("-f"),
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "Every rule is taken as enforced, whatever its stage: that is the question.",
            "Each report is judged at its own time, with those before it as earlier ones.",
            "Exit codes: 0 said, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    List<String> names = arguments.parts(GatePolicies.POLICY.name());
    String folder = arguments.value(GateInputs.REPORTS.name()).orElse("");
    if (names.isEmpty() || folder.isEmpty()) {
      throw CommandFailure.usage("policy simulate needs --policy and --reports");
    }
    Instant now = Now.of(arguments, surroundings).instant();
    GatePolicies policies =
        GatePolicies.of(names, GateInputs.given(arguments, surroundings, now), now);
    ArrayValue reports = RecordedReports.read(surroundings.file(folder), folder);
    Console console = surroundings.console();
    Simulation simulation = Simulation.of(policies, reports);
    if (arguments.value("--format").orElse("pretty").equals("json")) {
      console.print(simulation.json().toString());
    } else {
      simulation.lines().forEach(console::print);
    }
    return simulation.reports() == 0 ? ExitCode.NOTHING : ExitCode.PASSED;
  }
}
