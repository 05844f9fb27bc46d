package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.report.semgrep.SemgrepJson;
import dev.lockstep.report.semgrep.SemgrepReport;
import dev.lockstep.report.semgrep.SemgrepReport.Failure;
import dev.lockstep.report.semgrep.SemgrepResult;
import dev.lockstep.sast.CodeMatch;
import dev.lockstep.sast.Sast;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.search.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// `--compat semgrep`: what `semgrep scan` says, in its own JSON. Rules come from `--rules`; files
/// that Semgrep passes over are passed over; no cache, no marks, no gate. As with Semgrep, findings
/// do not fail the run, unless `--fail-on` says so.
public final class SemgrepScan {
  private final ScanRequest request;
  private final Surroundings surroundings;
  private final Console console;

  public SemgrepScan(ScanRequest request, Surroundings surroundings) {
    this.request = request;
    this.surroundings = surroundings;
    this.console = surroundings.console();
  }

  /// @param begin when the command began, by [System#nanoTime]
  public ExitCode run(List<Output> outputs, long begin) {
    check(outputs);
    SemgrepRules rules = SemgrepRules.of(request, surroundings);
    RuleSet set = new RuleSet(rules.all());
    SemgrepTargets targets = new SemgrepTargets(request, surroundings, set);
    ConcurrentLinkedQueue<CodeMatch> matches = new ConcurrentLinkedQueue<>();
    ScanResult result = scan(List.of(new Sast(set, "compat", matches::add), targets));
    Set<String> scanned = targets.scanned();
    List<CodeMatch> kept =
        matches.stream()
            .filter(match -> scanned.contains(match.finding().place().path()))
            .filter(match -> !isIgnored(match.finding()))
            .toList();
    List<SemgrepResult> results =
        kept.stream()
            .map(match -> SemgrepMatch.result(match, rules.metadata()))
            .sorted(SemgrepResult.ORDER)
            .toList();
    SemgrepReport report =
        new SemgrepReport(
            Version.CURRENT,
            results,
            failures(rules, result, scanned),
            List.copyOf(scanned),
            targets.skipped());
    write(report, outputs);
    console.flush();
    rules.errors().forEach(error -> console.say("lockstep: invalid rule: " + error.shown()));
    say(report, begin);
    return exitCode(kept, rules, report);
  }

  private void say(SemgrepReport report, long begin) {
    console.say(
        String.format(
            Locale.ROOT,
            "%,d findings as Semgrep has them in %,d files, %,d passed over · %.1f s",
            report.results().size(),
            report.scanned().size(),
            report.skipped().size(),
            (System.nanoTime() - begin) / 1e9));
  }

  private void check(List<Output> outputs) {
    if (!(request.selection() instanceof Selection.Tree)) {
      throw CommandFailure.usage("--compat semgrep scans files and folders");
    }
    for (Output output : outputs) {
      if (!output.format().equals("json") && !output.format().equals("terminal")) {
        throw CommandFailure.usage("--compat semgrep has the formats json and terminal");
      }
    }
  }

  private ScanResult scan(List<Capability> capabilities) {
    ScanSettings settings =
        new ScanSettings(request.jobs(), Limits.DEFAULT, null, "", Progress.NONE, true);
    return new Scan(capabilities, settings).run(Sources.of(request, surroundings));
  }

  /// Comments in the code are all that speaks against a finding of Semgrep.
  private static boolean isIgnored(Finding finding) {
    return finding.marks().stream().anyMatch(mark -> mark.type() == Mark.Type.INLINE);
  }

  private static List<Failure> failures(
      SemgrepRules rules, ScanResult result, Set<String> scanned) {
    List<Failure> failures = new ArrayList<>();
    for (RuleError error : rules.errors()) {
      failures.add(new Failure(4, false, "Rule parse error", error.shown(), error.file(), null));
    }
    for (RuleError notice : rules.notices()) {
      failures.add(new Failure(4, true, "Rule parse error", notice.shown(), notice.file(), null));
    }
    for (Problem problem : result.problems()) {
      boolean incomplete = problem.weight() == Problem.Weight.INCOMPLETE;
      boolean syntax = problem.id().equals("unread-code");
      if (scanned.contains(problem.path()) && (incomplete || syntax)) {
        failures.add(
            new Failure(
                syntax ? 3 : 2,
                !incomplete,
                syntax ? "Syntax error" : "Fatal error",
                problem.reason(),
                problem.path(),
                null));
      }
    }
    return failures;
  }

  private void write(SemgrepReport report, List<Output> outputs) {
    for (Output output : outputs) {
      if (output.format().equals("terminal")) {
        report.results().forEach(this::print);
      } else if (output.file() == null) {
        try {
          SemgrepJson.write(report, console.out());
        } catch (IOException e) {
          throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
        }
      } else {
        AtomicFile.write(
            output.file(),
            surroundings.shown(output.file()),
            out -> SemgrepJson.write(report, out));
      }
    }
  }

  private void print(SemgrepResult result) {
    SemgrepResult.Span span = result.span();
    console.print(
        span.path()
            + ":"
            + span.start().line()
            + ":"
            + span.start().column()
            + "  "
            + result.checkId()
            + "  "
            + result.message().replace('\n', ' '));
  }

  private ExitCode exitCode(List<CodeMatch> kept, SemgrepRules rules, SemgrepReport report) {
    ExitCode code = ExitCode.PASSED;
    if (request.failOn() != null
        && kept.stream().anyMatch(m -> m.finding().severity().compareTo(request.failOn()) >= 0)) {
      code = ExitCode.BLOCKED;
    }
    if (report.scanned().isEmpty()) {
      code = code.or(ExitCode.NOTHING);
    }
    if (!request.partialAllowed() && report.errors().stream().anyMatch(f -> f.code() == 2)) {
      code = code.or(ExitCode.INCOMPLETE);
    }
    return rules.errors().isEmpty() ? code : code.or(ExitCode.INVALID_RULE);
  }
}
