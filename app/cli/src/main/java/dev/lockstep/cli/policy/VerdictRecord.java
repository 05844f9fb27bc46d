package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.model.Fingerprint;
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
  public static void write(Report report, String typed, Instant now, Surroundings surroundings) {
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
    String text = json(report.verdict(), now) + "\n";
    AtomicFile.write(
        folder.resolve(name + RecordedReports.VERDICT),
        typed + "/" + name + RecordedReports.VERDICT,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
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
        .put("schema", "1.0")
        .put("date", now.toString())
        .put("outcome", verdict.outcome().id())
        .put("policy", verdict.policy())
        .put("reasons", reasons);
  }
}
