package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.SourceLine;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Verdict;
import dev.lockstep.policy.Baseline;
import dev.lockstep.policy.BaselineFile;
import dev.lockstep.policy.Gate;
import dev.lockstep.policy.GateFacts;
import dev.lockstep.policy.Waivers;
import dev.lockstep.policy.condition.UndecidedCondition;
import dev.lockstep.report.MalformedReport;
import dev.lockstep.report.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the project's configuration says of findings: marks first, then the gate.
///
/// @param baselines in the order in which they are applied
public record Judgement(Gate gate, GateFacts facts, List<Baseline> baselines, Waivers waivers) {

  /// Findings with their marks, what is to be said of the waivers, and the verdict.
  public record Judged(List<Finding> findings, List<Problem> notices, Verdict verdict) {}

  public Judged of(List<Finding> found, boolean coversProject) {
    List<Finding> findings = found;
    for (Baseline baseline : baselines) {
      findings = baseline.apply(findings);
    }
    Waivers.Outcome waived = waivers.apply(findings, coversProject);
    return new Judged(waived.findings(), waived.notices(), verdict(waived.findings()));
  }

  private Verdict verdict(List<Finding> findings) {
    try {
      return gate.judge(findings, facts);
    } catch (UndecidedCondition e) {
      throw CommandFailure.invalid(
          "a condition of the gate: " + e.getMessage(), List.of("nothing was decided"), e);
    }
  }

  /// The same with more that was there before.
  public Judgement with(Baseline baseline) {
    List<Baseline> all = new ArrayList<>(baselines);
    all.add(baseline);
    return new Judgement(gate, facts, all, waivers);
  }

  /// @param named the file of `--baseline`; null where the configuration says it
  /// @param gate the configuration's, or what an option made of it
  public static Judgement of(
      Configuration configuration, Gate gate, @Nullable String named, Now now, GateInputs inputs) {
    Surroundings surroundings = inputs.surroundings();
    List<Baseline> baselines = new ArrayList<>();
    baseline(configuration, named, surroundings).ifPresent(baselines::add);
    UnaryOperator<String> projectPath = projectPath(configuration, surroundings);
    GateFacts facts = new GateFacts(projectPath, inputs.context(), now.instant(), inputs.earlier());
    Waivers waivers =
        new Waivers(
            configuration.waivers(),
            now.day(),
            configuration.waiverDays(),
            projectPath,
            new WaiverApprovals(configuration, surroundings));
    return new Judgement(gate, facts, baselines, waivers);
  }

  /// From a path of a report to the same as the configuration's folder sees it.
  public static UnaryOperator<String> projectPath(
      Configuration configuration, Surroundings surroundings) {
    return path -> projectPath(path, configuration, surroundings);
  }

  private static String projectPath(
      String path, Configuration configuration, Surroundings surroundings) {
    if (configuration.folder().equals(surroundings.workingFolder())) {
      return path;
    }
    Path file = surroundings.file(path);
    return file.startsWith(configuration.folder())
        ? configuration.folder().relativize(file).toString().replace('\\', '/')
        : path;
  }

  private static Optional<Baseline> baseline(
      Configuration configuration, @Nullable String named, Surroundings surroundings) {
    if (named != null) {
      return Optional.of(read(surroundings.file(named), named));
    }
    switch (configuration.newSince().against()) {
      case NO -> {
        return Optional.empty();
      }
      case MERGE_BASE -> {
        // What was found there is known when it has been scanned; a kept report has its marks.
        return Optional.empty();
      }
      case BASELINE -> {}
    }
    String name = configuration.newSince().baseline();
    Path file = configuration.folder().resolve(name);
    boolean usual = name.equals(Configuration.BASELINE_NAME);
    return usual && !Files.exists(file)
        ? Optional.empty()
        : Optional.of(read(file, surroundings.shown(file)));
  }

  /// A baseline of ours, or a report: all that it found is old.
  private static Baseline read(Path file, String shown) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String reason = "in the baseline";
      if (bytes.length > 0 && bytes[0] == '{') {
        return Baseline.of(
            ReportReader.read(new ByteArrayInputStream(bytes)).findings(), shown, reason);
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Baseline(BaselineFile.read(text), shown, reason);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage("there is no baseline " + shown, "lockstep baseline makes one");
    } catch (BaselineFile.Malformed e) {
      throw CommandFailure.usage(
          "not a baseline: " + shown + ", line " + e.number(),
          SourceLine.shown(e.number(), e.line(), 0, 26, "expected a fingerprint"));
    } catch (MalformedReport e) {
      throw CommandFailure.usage(shown + " is no report: " + e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }
}
