package dev.lockstep.report;

import dev.lockstep.model.Coverage;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last lines of a run: how much was found and examined, in what time, what was decided why,
/// and what is to be known of the whole run, such as that something was not judged. They hold the
/// time, so they go to standard error and are part of no report.
public final class VerdictLine {
  private static final int REASONS_SHOWN = 3;

  private VerdictLine() {}

  /// The lines, without line ends.
  ///
  /// @param elapsed what the run took; null where nothing ran, as when a stored report is judged
  public static List<String> of(Report report, ReportOptions options, @Nullable Duration elapsed) {
    List<String> lines = new ArrayList<>();
    boolean colour = options.colour();
    String line = Style.STRONG.paint(findings(report), colour) + " · " + coverage(report);
    lines.add(elapsed == null ? line : line + " · " + seconds(elapsed));
    lines.addAll(reasons(report.verdict()));
    for (Problem problem : report.problems()) {
      if (isOfWholeRun(problem)) {
        lines.add("notice: " + Printable.of(problem.reason()));
      }
    }
    return lines;
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
  }

  private static String findings(Report report) {
    Set<Fingerprint> blocking = TerminalFormat.blocking(report.verdict());
    int block = 0;
    int count = 0;
    int marked = 0;
    for (Finding finding : report.findings()) {
      if (blocking.contains(finding.fingerprint())) {
        block++;
      } else if (finding.counts()) {
        count++;
      } else {
        marked++;
      }
    }
    List<String> parts = new ArrayList<>();
    if (block > 0) {
      parts.add(number(block, "finding blocks", "findings block"));
    }
    if (count > 0) {
      parts.add(block > 0 ? count + (count == 1 ? " does not" : " do not") : warning(count));
    }
    if (parts.isEmpty()) {
      parts.add(nothingFound(report));
    }
    int notices = notices(report);
    if (marked > 0) {
      parts.add(marked + " marked");
    }
    if (notices > 0) {
      parts.add(number(notices, "notice", "notices"));
    }
    return String.join(", ", parts) + (marked + notices > 0 ? " (lockstep scan --all)" : "");
  }

  /// How many there are that have no line of their own.
  private static int notices(Report report) {
    int count = 0;
    for (Problem problem : report.problems()) {
      count += problem.weight() == Problem.Weight.NOTICE && !isOfWholeRun(problem) ? 1 : 0;
    }
    return count;
  }

  private static boolean isOfWholeRun(Problem problem) {
    return problem.weight() == Problem.Weight.NOTICE && problem.path().isEmpty();
  }

  private static String warning(int count) {
    return number(count, "finding, it does not block", "findings, none blocks");
  }

  /// Nothing is clean where nothing was looked at.
  private static String nothingFound(Report report) {
    if (report.coverage().files() == 0 && report.components().isEmpty() && report.isComplete()) {
      return "nothing examined";
    }
    return isClean(report) ? "clean" : "nothing found in what was examined";
  }

  private static boolean isClean(Report report) {
    return report.isComplete()
        && report.coverage().notExamined() == 0
        && report.verdict().outcome() == Verdict.Outcome.PASS;
  }

  /// A problem of the whole run, such as a history that cannot be read, is in no file.
  private static String coverage(Report report) {
    Coverage coverage = report.coverage();
    long notExamined = Math.max(coverage.notExamined(), report.isComplete() ? 0 : 1);
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d not examined",
        coverage.files(),
        coverage.files() == 1 ? "file" : "files",
        notExamined);
  }

  /// `blocked by policy default: high and critical, new, mendable`; a pass needs no reason.
  private static List<String> reasons(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    for (Verdict.Reason reason : verdict.reasons()) {
      String verb =
          switch (reason.outcome()) {
            case PASS -> "";
            case WARN -> "warned";
            case BLOCK -> "blocked";
          };
      if (!verb.isEmpty()) {
        lines.add(
            verb
                + " by policy "
                + Printable.of(reason.policy())
                + ": "
                + Printable.of(reason.message()));
      }
    }
    int left = lines.size() - REASONS_SHOWN;
    if (left > 0) {
      lines.subList(REASONS_SHOWN, lines.size()).clear();
      lines.add("and " + number(left, "more reason", "more reasons") + " (lockstep gate)");
    }
    return lines;
  }

  private static String number(int count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
