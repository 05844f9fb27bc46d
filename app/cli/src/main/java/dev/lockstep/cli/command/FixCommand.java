package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.fix.FixRun;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Shows the changes that mend what is found, or makes them.
final class FixCommand implements Command {
  private static final Set<String> OTHERS =
      Set.of("--staged", "--since", "--history", "--compat", "--no-lineage");

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.flag("--write", "make the changes, and keep those that are sound").inBrief());
    for (Option option : ScanOptions.target()) {
      if (!OTHERS.contains(option.name())) {
        options.add(option);
      }
    }
    return new Syntax(
        "fix",
        "[PATH...]",
        0,
        Syntax.MANY,
        "show or make the changes that mend it",
        options,
        List.of(
            "",
            "The changes are a unified diff, for git apply. With --write a file keeps its",
            "change only where it can still be parsed and nothing new is found.",
            "Exit codes: 0 shown or made, 1 a change was not made, 3 nothing was in scope,",
            "4 not all was examined, 5 a rule is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    ScanRequest request = ScanRequest.of(arguments, surroundings);
    if (!(request.selection() instanceof Selection.Tree)) {
      throw CommandFailure.usage("fix changes files as they lie there: name files or folders");
    }
    FixRun run = new FixRun(request, surroundings, arguments);
    FixRun.Plan plan = run.plan();
    FixAnswer answer = new FixAnswer(plan, surroundings.console());
    List<FixRun.TakenBack> back = List.of();
    if (arguments.has("--write")) {
      back = run.make(plan);
      answer.made(back);
    } else {
      answer.shown();
    }
    return exit(plan, !back.isEmpty(), arguments.has("--write"));
  }

  private static ExitCode exit(FixRun.Plan plan, boolean back, boolean write) {
    boolean left = back || write && !plan.refused().isEmpty();
    ExitCode exit = left ? ExitCode.BLOCKED : ExitCode.PASSED;
    ExitCode scan = plan.outcome().exitCode();
    return scan == ExitCode.BLOCKED ? exit : exit.or(scan);
  }
}
