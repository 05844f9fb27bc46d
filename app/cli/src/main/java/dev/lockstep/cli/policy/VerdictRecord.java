package dev.lockstep.cli.policy;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.cli.scan.GitProgram;
import dev.lockstep.cli.scan.Judgement;
import dev.lockstep.cli.scan.RecordedReports;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.JsonFormat;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.value.StringValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps a report and its verdict in a folder, for policies that look back. Its shape is described
/// by `docs/schema/verdict-1.schema.json`.
public final class VerdictRecord {
  private VerdictRecord() {}

  /// Writes `DATE.json` and `DATE.verdict.json` below `typed`.
  ///
  /// @param judgement what the report was judged by
  public static void write(
      Report report,
      Judgement judgement,
      Configuration configuration,
      String typed,
      Surroundings surroundings) {
    Instant now = judgement.facts().now();
    Path folder = surroundings.file(typed);
    String name = now.toString().replace(":", "-");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw CommandFailure.internal("cannot make the folder " + typed + ": " + e.getMessage(), e);
    }
    AtomicFile.write(
        folder.resolve(name + ".json"),
        typed + "/" + name + ".json",
        out -> new JsonFormat().write(report, ReportOptions.PLAIN.withAll(true), out));
    String text =
        json(report.verdict(), now)
                .put("commit", commit(judgement, configuration, surroundings))
                .put("context", judgement.facts().context())
                .put("mode", judgement.gate().stage().id())
                .put("stages", stages(judgement))
                .put("overrides", overrides(report))
            + "\n";
    AtomicFile.write(
        folder.resolve(name + RecordedReports.VERDICT),
        typed + "/" + name + RecordedReports.VERDICT,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// What the context says, else what is checked out; empty where neither is known.
  private static String commit(
      Judgement judgement, Configuration configuration, Surroundings surroundings) {
    if (judgement.facts().context().get("commit") instanceof StringValue commit
        && !commit.text().isEmpty()) {
      return commit.text();
    }
    return GitProgram.untrusted(surroundings, configuration.folder())
        .line("rev-parse", "--verify", "--quiet", "HEAD")
        .orElse("");
  }

  private static Json stages(Judgement judgement) {
    Json stages = new Json();
    judgement
        .gate()
        .stages(judgement.facts())
        .forEach((scope, stage) -> stages.put(scope, stage.id()));
    return stages;
  }

  /// Findings that do not count because somebody said so.
  private static List<Json> overrides(Report report) {
    List<Json> all = new ArrayList<>();
    for (Finding finding : report.findings()) {
      for (Mark mark : finding.marks()) {
        if (mark.type() == Mark.Type.WAIVER || mark.type() == Mark.Type.INLINE) {
          all.add(
              new Json()
                  .put("finding", finding.fingerprint().value())
                  .put("rule", finding.rule().value())
                  .put("by", mark.type().id())
                  .put("reason", mark.reason()));
        }
      }
    }
    return all;
  }

  private static Json json(Verdict verdict, Instant now) {
    List<Json> reasons = new ArrayList<>();
    for (Verdict.Reason reason : verdict.reasons()) {
      List<StringValue> findings =
          reason.findings().stream().map(Fingerprint::value).map(StringValue::of).toList();
      Json one =
          new Json()
              .put("outcome", reason.outcome().id())
              .put("policy", reason.policy())
              .put("message", reason.message())
              .put("findings", findings);
      reasons.add(reason.mend() == null ? one : one.put("mend", reason.mend()));
    }
    return new Json()
        .put("schema", "1.2")
        .put("date", now.toString())
        .put("outcome", verdict.outcome().id())
        .put("policy", verdict.policy())
        .put("reasons", reasons);
  }
}
