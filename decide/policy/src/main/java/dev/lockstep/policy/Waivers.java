package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// All waivers of a project, on one day.
///
/// @param day expired is what ended before it
/// @param projectPath from a path of the report to the same seen from the configuration's folder
public record Waivers(List<Waiver> all, LocalDate day, UnaryOperator<String> projectPath) {

  public Waivers {
    all = List.copyOf(all);
  }

  /// The findings with marks, and what is to be said of the waivers themselves.
  public record Outcome(List<Finding> findings, List<Problem> notices) {}

  /// Marks what they cover. A finding that already does not count is not marked again, but keeps
  /// its waiver from being stale.
  ///
  /// @param wholeTarget whether everything that a waiver may be about was scanned: only then one
  ///     that covers nothing is stale
  public Outcome apply(List<Finding> findings, boolean wholeTarget) {
    List<Problem> notices = new ArrayList<>();
    List<Finding> marked = new ArrayList<>(findings);
    for (Waiver waiver : all) {
      int covered = mark(waiver, marked);
      if (covered > 0 && waiver.isExpiredOn(day)) {
        notices.add(expired(waiver, covered));
      } else if (covered == 0 && wholeTarget) {
        notices.add(stale(waiver));
      }
    }
    return new Outcome(List.copyOf(marked), List.copyOf(notices));
  }

  /// @return how many findings it covers, whether it still holds or not
  private int mark(Waiver waiver, List<Finding> findings) {
    int covered = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (!waiver.scope().covers(finding, projectPath)) {
        continue;
      }
      covered++;
      if (finding.counts() && !waiver.isExpiredOn(day)) {
        findings.set(i, finding.with(new Mark(Mark.Type.WAIVER, waiver.reason(), waiver.origin())));
      }
    }
    return covered;
  }

  private static Problem expired(Waiver waiver, int covered) {
    return Problem.notice(
        "waiver-expired",
        waiver.origin(),
        "the waiver of "
            + waiver.owner()
            + " ended on "
            + waiver.expires()
            + "; "
            + (covered == 1 ? "its finding counts" : "its " + covered + " findings count")
            + " again: mend, or agree on a new date");
  }

  private static Problem stale(Waiver waiver) {
    return Problem.notice(
        "waiver-stale",
        waiver.origin(),
        "the waiver of " + waiver.owner() + " covers no finding any more: remove it");
  }
}
