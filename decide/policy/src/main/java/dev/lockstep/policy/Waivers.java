package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All waivers of a project, on one day.
///
/// @param day expired is what ended before it
/// @param longestDays how many days ahead an end may lie
/// @param projectPath from a path of the report to the same seen from the configuration's folder
/// @param approvals who stands behind a waiver; asked only for one that covers something
public record Waivers(
    List<Waiver> all,
    LocalDate day,
    int longestDays,
    UnaryOperator<String> projectPath,
    Function<Waiver, Approval> approvals) {
  /// How many days ahead the end of a waiver may lie, unless the project says otherwise.
  public static final int LONGEST_DAYS = 90;

  /// How many findings a waiver may cover that names neither one of them nor a component.
  static final int BROAD = 20;

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
      List<Integer> covered = covered(waiver, marked);
      if (covered.isEmpty()) {
        if (wholeTarget) {
          notices.add(notice("waiver-stale", waiver, "covers no finding any more: remove it"));
        }
        continue;
      }
      Approval approval = approvals.apply(waiver);
      Optional<Problem> invalid = invalid(waiver, approval, covered.size());
      if (invalid.isPresent()) {
        notices.add(invalid.get());
        continue;
      }
      mark(waiver, approval, covered, marked);
      if (isBroad(waiver) && covered.size() > BROAD) {
        notices.add(broad(waiver, covered.size()));
      }
    }
    return new Outcome(List.copyOf(marked), List.copyOf(notices));
  }

  private List<Integer> covered(Waiver waiver, List<Finding> findings) {
    List<Integer> covered = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      if (waiver.scope().covers(findings.get(i), projectPath)) {
        covered.add(i);
      }
    }
    return covered;
  }

  private static void mark(
      Waiver waiver, Approval approval, List<Integer> covered, List<Finding> findings) {
    String words = approval.inWords();
    String reason = words.isEmpty() ? waiver.reason() : waiver.reason() + ", " + words;
    for (int i : covered) {
      Finding finding = findings.get(i);
      if (finding.counts()) {
        findings.set(i, finding.with(new Mark(Mark.Type.WAIVER, reason, waiver.origin())));
      }
    }
  }

  /// Why a waiver does not hold; empty where it does.
  private Optional<Problem> invalid(Waiver waiver, Approval approval, int covered) {
    String back = covered == 1 ? "its finding counts" : "its " + covered + " findings count";
    if (waiver.isExpiredOn(day)) {
      return Optional.of(
          notice(
              "waiver-expired",
              waiver,
              "ended on "
                  + waiver.expires()
                  + "; "
                  + back
                  + " again: mend, or agree on a new date"));
    }
    LocalDate last = day.plusDays(longestDays);
    if (waiver.expires().isAfter(last)) {
      return Optional.of(
          notice(
              "waiver-too-long",
              waiver,
              "ends on "
                  + waiver.expires()
                  + ", more than "
                  + longestDays
                  + " days from now; "
                  + back
                  + " until it ends by "
                  + last));
    }
    if (approval instanceof Approval.Own(String requester)) {
      return Optional.of(
          notice(
              "waiver-self-approved",
              waiver,
              "is approved by "
                  + requester
                  + ", who asked for it; "
                  + back
                  + " until somebody else approves"));
    }
    return Optional.empty();
  }

  private static boolean isBroad(Waiver waiver) {
    return waiver.scope().fingerprint() == null && waiver.scope().component() == null;
  }

  private static Problem broad(Waiver waiver, int covered) {
    return notice(
        "waiver-broad",
        waiver,
        "covers " + covered + " findings, and every later one like them: name a path, or each");
  }

  private static Problem notice(String id, Waiver waiver, String what) {
    return Problem.notice(id, waiver.origin(), "the waiver of " + waiver.owner() + " " + what);
  }
}
