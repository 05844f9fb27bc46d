package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.ScanRun;
import dev.lockstep.model.Component;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.report.sbom.BillDifference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says what changed between two bills of materials, or whatever else has components.
final class SbomDiffCommand implements Command {
  private static final String JSON = "json";

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(ScanOptions.target());
    options.removeIf(
        option -> !List.of("--config", "--now", "--jobs", "--no-cache").contains(option.name()));
    options.add(
        Option.choice("--format", "NAME", List.of("terminal", JSON), "terminal or json").inBrief());
    options.add(Option.flag("--debug", "show where an error comes from"));
    return new Syntax(
        "sbom diff",
        "BEFORE AFTER",
        2,
        2,
        "show what changed between two bills of materials, folders or archives",
        options,
        List.of(
            "Ends with 1 where components were added, removed or changed, and with 0 where",
            "both have the same."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Report before = report(arguments.operands().get(0), arguments, surroundings);
    Report after = report(arguments.operands().get(1), arguments, surroundings);
    BillDifference difference = BillDifference.of(before.components(), after.components());
    Console console = surroundings.console();
    if (arguments.value("--format").filter(JSON::equals).isPresent()) {
      try {
        console.print(difference.json());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    } else {
      difference.lines().forEach(console::print);
    }
    console.flush();
    boolean wholeBefore = said(before, console);
    boolean wholeAfter = said(after, console);
    if (!wholeBefore || !wholeAfter) {
      return ExitCode.INCOMPLETE;
    }
    return difference.isEmpty() ? ExitCode.PASSED : ExitCode.BLOCKED;
  }

  private static Report report(String path, Arguments arguments, Surroundings surroundings) {
    Map<String, List<String>> values = new HashMap<>(arguments.values());
    values.put("--only", List.of(Kind.SCA.id()));
    values.remove("--format");
    Arguments asked = new Arguments(values, List.of(path));
    ScanRequest request = ScanRequest.of(asked, surroundings);
    return new ScanRun(request, surroundings).run(Now.of(arguments, surroundings), asked).report();
  }

  /// Whether all of a side was read; what was not is said.
  private static boolean said(Report report, Console console) {
    boolean whole = true;
    for (Problem problem : report.problems()) {
      if (problem.weight() == Problem.Weight.INCOMPLETE && !problem.id().equals("no-advisories")) {
        console.say("not examined: " + problem.path() + ": " + problem.reason());
        whole = false;
      }
    }
    List<Component> components = report.components();
    if (components.isEmpty()) {
      console.say(String.join(" ", report.target()) + " has no components");
    }
    return whole;
  }
}
