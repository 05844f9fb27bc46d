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
import dev.lockstep.policy.Stage;
import dev.lockstep.report.JsonFormat;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.value.StringValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps a report and its verdict in a folder, for policies that look back. Its shape is described
/// by `docs/schema/verdict-1.schema.json`.
///
/// @param judgement what the report was judged by
/// @param rules the stage of each rule that a policy rolls out, as `policy/rule`
public record VerdictRecord(Report report, Judgement judgement, SortedMap<String, Stage> rules) {

  /// Writes `DATE.json` and `DATE.verdict.json` below `typed`.
  public void write(Configuration configuration, String typed, Surroundings surroundings) {
    Path folder = surroundings.file(typed);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw CommandFailure.internal("cannot make the folder " + typed + ": " + e.getMessage(), e);
    }
    String name = judgement.facts().now().toString().replace(":", "-");
    write(
        folder,
        typed,
        name + ".json",
        out -> new JsonFormat().write(report, ReportOptions.PLAIN.withAll(true), out));
    byte[] verdict = (verdict(configuration, surroundings) + "\n").getBytes(StandardCharsets.UTF_8);
    write(folder, typed, name + RecordedReports.VERDICT, out -> out.write(verdict));
  }

  private static void write(Path folder, String typed, String name, AtomicFile.Content content) {
    AtomicFile.write(folder.resolve(name), typed + "/" + name, content);
  }

  private Json verdict(Configuration configuration, Surroundings surroundings) {
    return new Json()
        .put("schema", "1.3")
        .put("date", judgement.facts().now().toString())
        .put("outcome", report.verdict().outcome().id())
        .put("policy", report.verdict().policy())
        .put("reasons", reasons())
        .put("commit", commit(configuration, surroundings))
        .put("context", judgement.facts().context())
        .put("mode", judgement.gate().stage().id())
        .put("stages", stages())
        .put("overrides", overrides());
  }

  /// What the context says, else what is checked out; empty where neither is known.
  private String commit(Configuration configuration, Surroundings surroundings) {
    if (judgement.facts().context().get("commit") instanceof StringValue commit
        && !commit.text().isEmpty()) {
      return commit.text();
    }
    return GitProgram.untrusted(surroundings, configuration.folder())
        .line("rev-parse", "--verify", "--quiet", "HEAD")
        .orElse("");
  }

  private Json stages() {
    SortedMap<String, Stage> all = new TreeMap<>(rules);
    all.putAll(judgement.gate().stages(judgement.facts()));
    Json stages = new Json();
    all.forEach((name, stage) -> stages.put(name, stage.id()));
    return stages;
  }

  /// Findings that do not count because somebody said so.
  private List<Json> overrides() {
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

  private List<Json> reasons() {
    List<Json> reasons = new ArrayList<>();
    for (Verdict.Reason reason : report.verdict().reasons()) {
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
    return reasons;
  }
}
