package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Gate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One scan from its request to its judged report.
public final class ScanRun {
  private final ScanRequest request;
  private final Surroundings surroundings;
  private final @Nullable Cache cache;

  public ScanRun(ScanRequest request, Surroundings surroundings) {
    this.request = request;
    this.surroundings = surroundings;
    this.cache = CacheFolder.cache(request.configuration(), surroundings).orElse(null);
  }

  /// The report, what else there is to say, and the exit code.
  public record Outcome(Report report, ScanResult result, ExitCode exitCode) {}

  public Outcome run(Now now) {
    Judgement judgement =
        Judgement.of(request.configuration(), gate(), request.baseline(), now, surroundings);
    Detection detection = Detection.of(request, surroundings, request.rulesCached() ? cache : null);
    ScanResult result = scan(detection);
    Judgement.Judged judged = judgement.of(result.findings(), request.coversProject());
    Report report = report(result, detection, judged);
    if (cache != null) {
      LastReports.keep(cache, request.configuration(), report);
    }
    return new Outcome(report, result, exitCode(report, detection));
  }

  private Gate gate() {
    Gate gate = request.configuration().gate();
    return request.failOn() == null ? gate : gate.withSeverity(request.failOn());
  }

  private ScanResult scan(Detection detection) {
    Console console = surroundings.console();
    if (!console.screen().errIsTerminal()) {
      return scan(detection, Progress.NONE);
    }
    try (ProgressLine line = ProgressLine.on(console)) {
      return scan(detection, line);
    }
  }

  private ScanResult scan(Detection detection, Progress progress) {
    ScanSettings settings =
        new ScanSettings(
            request.jobs(),
            Limits.DEFAULT,
            request.cached() ? cache : null,
            targetName(),
            progress);
    return new Scan(detection.capabilities(), settings).run(Sources.of(request, surroundings));
  }

  /// All that decides which files are looked at.
  private String targetName() {
    StringBuilder name = new StringBuilder(request.selection().key());
    request.operands().forEach(operand -> name.append('\n').append(operand.path()));
    request.excludes().forEach(glob -> name.append("\n!").append(glob));
    return name.append('\n').append(request.maxFileSize()).toString();
  }

  private Report report(ScanResult result, Detection detection, Judgement.Judged judged) {
    List<Problem> problems = new ArrayList<>(result.problems());
    problems.addAll(detection.problems());
    problems.addAll(judged.notices());
    Verdict verdict = judged.verdict();
    return new Report(
        Report.SCHEMA,
        Version.CURRENT,
        target(),
        result.rules(),
        judged.findings(),
        result.components(),
        problems,
        result.coverage(),
        verdict);
  }

  private List<String> target() {
    if (request.operands().isEmpty()) {
      return List.of(request.selection() instanceof Selection.Stream ? "-" : ".");
    }
    return request.operands().stream().map(Operand::given).toList();
  }

  private ExitCode exitCode(Report report, Detection detection) {
    ExitCode code = judged(report);
    if (report.coverage().files() == 0
        && report.coverage().notExamined() == 0
        && !request.selection().mayBeEmpty()) {
      code = code.or(ExitCode.NOTHING);
    }
    if (!report.isComplete() && !request.partialAllowed()) {
      code = code.or(ExitCode.INCOMPLETE);
    }
    return detection.hasInvalidRules() ? code.or(ExitCode.INVALID_RULE) : code;
  }

  private static ExitCode judged(Report report) {
    return report.verdict().outcome() == Verdict.Outcome.BLOCK ? ExitCode.BLOCKED : ExitCode.PASSED;
  }
}
