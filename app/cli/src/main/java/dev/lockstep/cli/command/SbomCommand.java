package dev.lockstep.cli.command;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.Output;
import dev.lockstep.cli.scan.ReportOutput;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.ScanRun;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.report.ReportOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes what a target is made of. It judges nothing: a bill with vulnerabilities in it is one,
/// too.
final class SbomCommand implements Command {
  private static final String USUAL = "cyclonedx";

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(ScanOptions.target());
    options.removeIf(option -> option.name().equals("--only") || option.name().equals("--compat"));
    options.add(
        Option.valued(
                "--format",
                "NAME[=FILE]",
                "cyclonedx, cyclonedx-xml, either with -1.7, spdx, spdx-tv, spdx3; repeatable")
            .inBrief());
    return new Syntax(
        "sbom",
        "[PATH...]",
        0,
        Syntax.MANY,
        "write the bill of materials",
        options,
        List.of(
            "A PATH may be a bill of materials itself: CycloneDX (JSON, XML) or SPDX (JSON,",
            "tags, 3.0). lockstep sbom diff BEFORE AFTER shows what changed between two."));
  }

  @Override
  public Command chosenBy(String[] words) {
    boolean diff = words.length > 1 && words[1].equals("diff");
    return diff ? new SbomDiffCommand() : this;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Map<String, List<String>> values = new HashMap<>(arguments.values());
    values.put("--only", List.of(Kind.SCA.id()));
    values.putIfAbsent("--format", List.of(USUAL));
    Arguments asked = new Arguments(values, arguments.operands());
    ScanRequest request = ScanRequest.of(asked, surroundings);
    List<Output> outputs = Output.of(asked, surroundings);
    Now now = Now.of(arguments, surroundings);
    ScanRun.Outcome outcome = new ScanRun(request, surroundings).run(now, arguments);
    ReportOutput.write(
        outcome.report(),
        outputs,
        ReportOptions.PLAIN.withNow(now.given().orElse(null)),
        surroundings);
    surroundings.console().flush();
    boolean whole = true;
    for (Problem problem : outcome.report().problems()) {
      if (problem.weight() == Problem.Weight.INCOMPLETE && !problem.id().equals("no-advisories")) {
        surroundings.console().say("not examined: " + problem.path() + ": " + problem.reason());
        whole = false;
      }
    }
    int count = outcome.report().components().size();
    surroundings.console().say(count + (count == 1 ? " component" : " components"));
    return whole ? ExitCode.PASSED : ExitCode.INCOMPLETE;
  }
}
