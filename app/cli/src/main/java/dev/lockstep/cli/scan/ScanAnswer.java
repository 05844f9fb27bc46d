package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.SourceLine;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.scan.CacheFigures;
import dev.lockstep.engine.scan.Failure;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.report.VerdictLine;
import dev.lockstep.secrets.RawSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a scan answers: its reports, then the verdict on standard error, so that it is on the
/// screen when the command ends.
public final class ScanAnswer {
  private final ScanRequest request;
  private final Surroundings surroundings;
  private final Console console;

  public ScanAnswer(ScanRequest request, Surroundings surroundings) {
    this.request = request;
    this.surroundings = surroundings;
    this.console = surroundings.console();
  }

  /// @param begin when the command began, by [System#nanoTime]
  public void give(ScanRun.Outcome outcome, List<Output> outputs, Now now, long begin) {
    RawSecrets shown = outcome.detection().shown();
    ReportOptions options = shown == null ? options(now) : options(now).withSecrets(shown::of);
    ReportOutput.write(outcome.report(), outputs, options, surroundings);
    console.flush();
    invalidRules(outcome);
    if (request.debugged()) {
      debug(outcome);
    }
    if (request.secretsShown()
        && outputs.stream().anyMatch(output -> !output.format().equals("gitleaks"))) {
      console.say(
          "notice: --show-secrets is for gitleaks' formats (--format gitleaks, --compat gitleaks);"
              + " the others are redacted");
    }
    if (outcome.exitCode() == ExitCode.NOTHING) {
      console.say("nothing in scope: there was no file to examine");
    }
    VerdictLine.of(
            outcome.report(),
            options(now).withTerminal(console.screen().coloursErr(), console.screen().columns()),
            Duration.ofNanos(System.nanoTime() - begin))
        .forEach(console::say);
  }

  private ReportOptions options(Now now) {
    return ReportOptions.PLAIN
        .withAll(request.all())
        .withNow(now.given().orElse(null))
        .withGitleaksPath(this::gitleaksPath);
  }

  private String gitleaksPath(String reported) {
    for (Operand operand : request.operands()) {
      if (operand.holds(reported)) {
        return operand.gitleaksPath(reported);
      }
    }
    return reported;
  }

  private void invalidRules(ScanRun.Outcome outcome) {
    for (Problem problem : outcome.report().problems()) {
      if (problem.id().equals(Detection.INVALID_RULE)) {
        console.say("lockstep: invalid rule in " + problem.path() + ": " + problem.reason());
        line(problem).forEach(line -> console.say("  " + line));
      }
    }
  }

  /// The line at fault, with a caret; nothing where the file is not there any more.
  private List<String> line(Problem problem) {
    Region region = problem.region();
    if (region == null) {
      return List.of();
    }
    try {
      Path file = surroundings.file(problem.path());
      String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1);
      int number = region.startLine();
      return number > lines.length
          ? List.of()
          : List.of(
              SourceLine.shown(
                  number, lines[number - 1].stripTrailing(), region.startColumn() - 1, 1, ""));
    } catch (IOException e) {
      return List.of();
    }
  }

  private void debug(ScanRun.Outcome outcome) {
    CacheFigures cache = outcome.result().cache();
    console.say(
        String.format(
            Locale.ROOT,
            "cache: %,d files unopened, %,d contents known, %,d examined",
            cache.unread(),
            cache.known(),
            cache.examined()));
    for (Failure failure : outcome.result().failures()) {
      StringWriter trace = new StringWriter();
      failure.cause().printStackTrace(new PrintWriter(trace));
      console.say(failure.where() + ": " + trace);
    }
  }
}
