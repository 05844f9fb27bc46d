package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.Source;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Baseline;
import dev.lockstep.policy.Gate;
import dev.lockstep.policy.Waivers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /// The report, what else there is to say, what looked for it, and the exit code.
  public record Outcome(Report report, ScanResult result, Detection detection, ExitCode exitCode) {}

  /// What else decides of a report that the configuration judged.
  public interface Deciding {
    /// @param waivers those of the project, holding or not
    Report decide(Report report, Waivers waivers);
  }

  /// @param arguments of the command, for what the gate is told beside the findings
  public Outcome run(Now now, Arguments arguments) {
    return run(now, arguments, (report, _) -> report);
  }

  /// As [#run(Now, Arguments)], where policies decide besides the configuration.
  public Outcome run(Now now, Arguments arguments, Deciding policies) {
    Judgement judgement =
        Judgement.of(
            request.configuration(), gate(), request.baseline(), now, inputs(arguments, now));
    Detection detection =
        Detection.of(request, surroundings, request.rulesCached() ? cache : null, now);
    ScanResult result = scanned(detection);
    if (!result.findings().isEmpty() && MergeBaseScan.isAskedFor(request)) {
      judgement = judgement.with(before(detection));
    }
    List<Finding> findings = SemgrepIgnore.marked(result.findings(), request);
    Judgement.Judged judged = judgement.of(findings, request.coversProject());
    Report report = policies.decide(report(result, detection, judged), judgement.waivers());
    if (cache != null) {
      LastReports.keep(cache, request.configuration(), report);
    }
    return new Outcome(report, result, detection, exitCode(report, detection));
  }

  /// The checkout is looked at where a condition may ask for it.
  private GateInputs inputs(Arguments arguments, Now now) {
    return gate().isConditional()
        ? GateInputs.lookedUp(
            arguments, surroundings, request.configuration(), List.of(), now.instant())
        : GateInputs.given(arguments, surroundings, now.instant());
  }

  /// With `--since` also the code that the change leads to, or that leads to it.
  private ScanResult scanned(Detection detection) {
    List<Source> sources = Sources.of(request, surroundings);
    List<Capability> following = AffectedCode.capabilities(request, detection);
    if (following.isEmpty()) {
      return scan(detection, sources, targetName());
    }
    List<ChangedPaths> changes = sources.stream().map(ChangedPaths::new).toList();
    ScanResult here = scan(detection, List.copyOf(changes), targetName());
    Set<String> changed = new TreeSet<>();
    changes.forEach(change -> changed.addAll(change.paths()));
    List<Capability> concerned = AffectedCode.concerned(following, changed);
    if (concerned.isEmpty()) {
      return here;
    }
    ScanResult whole =
        scan(
            new Detection(concerned, List.of()),
            Sources.atHead(request, surroundings),
            "all of " + targetName());
    return AffectedCode.joined(here, whole, changed);
  }

  private Gate gate() {
    Gate gate = request.configuration().gate();
    return request.failOn() == null ? gate : gate.withSeverity(request.failOn());
  }

  private Baseline before(Detection detection) {
    List<Source> sources = MergeBaseScan.sources(request, surroundings);
    return MergeBaseScan.baseline(scan(detection, sources, "merge base of " + targetName()));
  }

  private ScanResult scan(Detection detection, List<Source> sources, String target) {
    Console console = surroundings.console();
    if (!console.screen().errIsTerminal()) {
      return scan(detection, sources, target, Progress.NONE);
    }
    try (ProgressLine line = ProgressLine.on(console)) {
      return scan(detection, sources, target, line);
    }
  }

  private ScanResult scan(
      Detection detection, List<Source> sources, String target, Progress progress) {
    ScanSettings settings =
        new ScanSettings(
            request.jobs(),
            Limits.DEFAULT,
            request.cached() ? cache : null,
            target,
            progress,
            request.lineage());
    return new Scan(detection.capabilities(), settings).run(sources);
  }

  /// All that decides which files are looked at.
  private String targetName() {
    StringBuilder name = new StringBuilder(request.selection().key());
    request.operands().forEach(operand -> name.append('\n').append(operand.path()));
    return name.append('\n').append(Scopes.name(request)).toString();
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
    return ScanExit.of(
        report,
        request.selection().mayBeEmpty(),
        request.partialAllowed(),
        detection.hasInvalidRules());
  }
}
