package dev.lockstep.cli.scan;

import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The last words of a run, on standard error: the verdict, and why.
public final class VerdictLines {
  private final Report report;

  private VerdictLines(Report report) {
    this.report = report;
  }

  /// @param seconds what the run took; negative where nothing ran
  public static List<String> of(Report report, double seconds) {
    VerdictLines lines = new VerdictLines(report);
    List<String> all = new ArrayList<>();
    all.add(lines.verdict(seconds));
    all.addAll(lines.incomplete());
    all.addAll(lines.reasons());
    return all;
  }

  private String verdict(double seconds) {
    String line =
        String.format(
            Locale.ROOT,
            "%s · %s, %,d not examined",
            findings(),
            counted(report.coverage().files(), "file"),
            notExamined());
    return seconds < 0 ? line : line + String.format(Locale.ROOT, " · %.1f s", seconds);
  }

  /// A partial scan never calls itself clean.
  private String findings() {
    int total = report.findings().size();
    if (total == 0) {
      return report.isComplete() ? "clean" : "nothing found";
    }
    int blocking = blocking();
    int others = total - blocking;
    String text =
        String.format(
            Locale.ROOT,
            "%,d %s %s",
            blocking,
            blocking == 1 ? "finding" : "findings",
            blocking == 1 ? "blocks" : "block");
    return others == 0
        ? text
        : text
            + String.format(
                Locale.ROOT,
                ", %,d %s not (lockstep scan --all)",
                others,
                others == 1 ? "does" : "do");
  }

  private int blocking() {
    Set<Object> blocking = new HashSet<>();
    for (Verdict.Reason reason : report.verdict().reasons()) {
      if (reason.outcome() == Verdict.Outcome.BLOCK) {
        blocking.addAll(reason.findings());
      }
    }
    return blocking.size();
  }

  /// A problem of the whole run, such as a repository that cannot be read, counts as one.
  private long notExamined() {
    return report.isComplete() ? 0 : Math.max(1, report.coverage().notExamined());
  }

  private List<String> incomplete() {
    Map<String, Integer> byId = new TreeMap<>();
    for (Problem problem : report.problems()) {
      if (problem.weight() == Problem.Weight.INCOMPLETE) {
        byId.merge(problem.id(), 1, Integer::sum);
      }
    }
    if (byId.isEmpty()) {
      return List.of();
    }
    List<String> counts = new ArrayList<>();
    byId.forEach((id, count) -> counts.add(count + " " + id));
    return List.of("incomplete: " + String.join(", ", counts) + " (lockstep scan --all lists them)");
  }

  private List<String> reasons() {
    List<String> lines = new ArrayList<>();
    for (Verdict.Reason reason : report.verdict().reasons()) {
      switch (reason.outcome()) {
        case BLOCK -> lines.add("blocked by policy " + reason.policy() + ": " + reason.message());
        case WARN -> lines.add("warned by policy " + reason.policy() + ": " + reason.message());
        case PASS -> {}
      }
    }
    return lines;
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
