package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Severity;
import dev.lockstep.report.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Workflow commands of GitHub Actions, which show findings beside the changed lines. GitHub shows
/// ten of each level a step; what is beyond is counted in a last one.
public final class GithubFormat implements ReportWriter {
  private static final int LEVEL_CAP = 10;

  private enum Level {
    ERROR("error"),
    WARNING("warning"),
    NOTICE("notice");

    private final String command;

    Level(String command) {
      this.command = command;
    }
  }

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    RuleIndex rules = new RuleIndex(report);
    Map<Level, Integer> shown = new EnumMap<>(Level.class);
    int left = 0;
    for (Finding finding : report.findings()) {
      Level level = level(finding.severity());
      // One place is kept for the count of what is left, one for what could not be examined.
      int cap = level == Level.WARNING ? LEVEL_CAP : LEVEL_CAP - 1;
      if (!finding.counts()) {
        continue;
      }
      if (shown.merge(level, 1, Integer::sum) <= cap) {
        line(command(level, finding, rules), out);
      } else {
        left++;
      }
    }
    if (left > 0) {
      line("::notice title=Lockstep::and " + left + " more findings, not shown here", out);
    }
    if (!report.isComplete()) {
      line("::error title=Lockstep::" + data(incomplete(report)), out);
    }
    out.flush();
  }

  private static String incomplete(Report report) {
    List<Problem> problems =
        report.problems().stream().filter(p -> p.weight() == Problem.Weight.INCOMPLETE).toList();
    Problem first = problems.getFirst();
    String others = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    return "not examined: " + Places.text(first) + ": " + first.reason() + others;
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Level.ERROR;
      case MEDIUM -> Level.WARNING;
      case LOW -> Level.NOTICE;
    };
  }

  private static String command(Level level, Finding finding, RuleIndex rules) {
    StringBuilder command = new StringBuilder("::").append(level.command);
    command.append(" file=").append(property(finding.place().path()));
    Region region = finding.place().region();
    if (region != null) {
      command.append(",line=").append(region.startLine());
      command.append(",endLine=").append(region.endLine());
      if (region.startLine() == region.endLine()) {
        command.append(",col=").append(region.startColumn());
        command.append(",endColumn=").append(region.endColumn());
      }
    }
    String title = finding.severity().id() + " " + finding.rule().value();
    command.append(",title=").append(property(title)).append("::");
    return command.append(data(message(finding, rules))).toString();
  }

  private static String message(Finding finding, RuleIndex rules) {
    StringBuilder message = new StringBuilder(finding.message());
    int others = finding.locationsTotal() - 1;
    if (others > 0) {
      message
          .append(" (and in ")
          .append(others)
          .append(others == 1 ? " more place)" : " more places)");
    }
    if (finding.detail() instanceof Detail.Code code && code.trace().size() > 1) {
      Detail.Step first = code.trace().getFirst();
      message.append("\nfrom ").append(Places.text(first.location()));
      message.append(", in ").append(code.trace().size()).append(" steps");
    }
    String mend = rules.mend(finding);
    message.append(mend == null ? "" : "\nmend: " + mend);
    message.append("\nmore: lockstep explain ").append(finding.fingerprint().shortId());
    return message.toString();
  }

  /// As the runner's own toolkit escapes (`actions/toolkit`, `command.ts`); besides, what a log
  /// would obey is made visible line by line.
  private static String data(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String printable = Printable.of(line);
      out.append(out.isEmpty() ? "" : "%0A").append(printable.replace("%", "%25"));
    }
    return out.toString();
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static void line(String line, OutputStream out) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
