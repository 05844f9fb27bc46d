package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Findings for somebody at a terminal: what blocks first, then what does not, then what could not
/// be examined. The verdict is not here: it goes to standard error ([VerdictLine]).
public final class TerminalFormat implements ReportWriter {
  private static final int PROBLEMS_SHOWN = 5;

  /// On a wider terminal a place at the right edge is too far from what it belongs to.
  private static final int WIDTH_CAP = 100;

  @Override
  public void write(Report report, ReportOptions given, OutputStream out) throws IOException {
    int width = Math.min(given.width(), WIDTH_CAP);
    ReportOptions options = given.withTerminal(given.colour(), width);
    RuleIndex rules = new RuleIndex(report);
    TerminalFinding single = new TerminalFinding(options, rules);
    TerminalComponent component = new TerminalComponent(options, rules);
    List<Finding> shown = new ArrayList<>(inOrder(report));
    shown.removeIf(finding -> !finding.counts() && !options.showAll());
    for (List<Finding> together : TerminalComponent.together(shown)) {
      print(
          together.size() == 1 ? single.lines(together.getFirst()) : component.lines(together),
          out);
    }
    print(problems(report, options), out);
    out.flush();
  }

  /// Blocking findings, then those that only count, then the marked ones; each group stays sorted.
  private static List<Finding> inOrder(Report report) {
    Set<Fingerprint> blocking = blocking(report.verdict());
    List<Finding> first = new ArrayList<>();
    List<Finding> second = new ArrayList<>();
    List<Finding> last = new ArrayList<>();
    for (Finding finding : report.findings()) {
      boolean blocks = blocking.contains(finding.fingerprint());
      (blocks ? first : finding.counts() ? second : last).add(finding);
    }
    first.addAll(second);
    first.addAll(last);
    return first;
  }

  static Set<Fingerprint> blocking(Verdict verdict) {
    Set<Fingerprint> blocking = new HashSet<>();
    for (Verdict.Reason reason : verdict.reasons()) {
      if (reason.outcome() == Verdict.Outcome.BLOCK) {
        blocking.addAll(reason.findings());
      }
    }
    return blocking;
  }

  private static List<String> problems(Report report, ReportOptions options) {
    List<String> lines = new ArrayList<>();
    int shownCount = 0;
    int left = 0;
    for (Problem problem : report.problems()) {
      boolean shown =
          options.showAll()
              || (problem.weight() == Problem.Weight.INCOMPLETE && shownCount < PROBLEMS_SHOWN);
      if (shown) {
        lines.addAll(TerminalProblem.lines(problem, options));
        shownCount++;
      } else if (problem.weight() == Problem.Weight.INCOMPLETE) {
        left++;
      }
    }
    if (left > 0) {
      lines.add("and " + left + " more not examined (lockstep scan --all)");
    }
    return lines;
  }

  /// A block of lines, with an empty line behind it.
  private static void print(List<String> lines, OutputStream out) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }
}
