package dev.lockstep.cli.policy;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
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
import java.util.ArrayList;
import java.util.List;

/// Says what a gate would have blocked in earlier reports, if all of it were enforced.
final class SimulateTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy simulate",
        "",
        0,
        0,
        "say what a gate would have blocked in earlier reports",
        Loading.verifying(
            GatePolicies.POLICY.inBrief(),
            GateInputs.REPORTS.inBrief(),
            GateInputs.CONTEXT,
            Option.valued(
                "--config", "FILE", "configuration in place of the project's lockstep.yaml"),
            Option.valued("--now", "TIME", "the time policies see where a report has none"),
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write it")
                .or("-f"),
            Loading.IGNORE,
            Loading.DEBUG),
        List.of(
            "",
            "Without --policy the project's whole gate is asked: that of lockstep.yaml and",
            "the folder policies beside it.",
            "Every rule is taken as enforced, whatever its stage: that is the question.",
            "Each report is judged at its own time, with those before it as earlier ones.",
            "Exit codes: 0 said, 3 there are no reports, 5 a policy is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String folder =
        arguments
            .value(GateInputs.REPORTS.name())
            .orElseThrow(() -> CommandFailure.usage("policy simulate needs --reports"));
    Instant now = Now.of(arguments, surroundings).instant();
    List<Simulation.Asked> asked = asked(arguments, surroundings, folder, now);
    ArrayValue reports = RecordedReports.read(surroundings.file(folder), folder);
    Console console = surroundings.console();
    Simulation simulation = Simulation.of(asked, reports);
    if (arguments.value("--format").orElse("pretty").equals("json")) {
      console.print(simulation.json().toString());
    } else {
      simulation.lines().forEach(console::print);
    }
    return simulation.reports() == 0 ? ExitCode.NOTHING : ExitCode.PASSED;
  }

  /// The policies that are named, or the project's whole gate.
  private static List<Simulation.Asked> asked(
      Arguments arguments, Surroundings surroundings, String folder, Instant now) {
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings, arguments.value("--config"), surroundings.workingFolder());
    List<Simulation.Asked> asked = new ArrayList<>();
    List<String> names = arguments.parts(GatePolicies.POLICY.name());
    if (names.isEmpty()) {
      asked.add(new SimulatedGate(configuration, folder, surroundings, now));
      names = GatePolicies.named(configuration, arguments, surroundings);
    }
    if (!names.isEmpty()) {
      GateInputs inputs = GateInputs.given(arguments, surroundings, now);
      asked.add(GatePolicies.of(names, configuration, inputs, now));
    }
    return asked;
  }
}
