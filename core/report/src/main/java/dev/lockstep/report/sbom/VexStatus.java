package dev.lockstep.report.sbom;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Reach;

/// What a scan can say of one vulnerability of one component. It claims that something is not
/// affected only where a statement or reachability says so: who waives a finding accepts it, which
/// is something else.
///
/// @param word of the common VEX vocabulary
/// @param justification one of OpenVEX' labels; empty where none is known
/// @param words for people: the reason of a statement or a waiver, or what to do; may be empty
public record VexStatus(Word word, String justification, String words) {
  private static final String NOT_EXECUTED = "vulnerable_code_not_in_execute_path";

  /// The statuses that all VEX formats share. Source: CISA, "Minimum Requirements for VEX", 2.3.
  public enum Word {
    NOT_AFFECTED,
    AFFECTED,
    UNDER_INVESTIGATION
  }

  /// @param detail of the finding
  public static VexStatus of(Finding finding, Detail.Dependency detail) {
    for (Mark mark : finding.marks()) {
      if (mark.type() == Mark.Type.VEX) {
        return new VexStatus(Word.NOT_AFFECTED, label(mark.reason()), mark.reason());
      }
    }
    Reach reach = detail.reach();
    if (reach != null && reach.verdict() == Reach.Verdict.NOT_REACHABLE) {
      return new VexStatus(
          Word.NOT_AFFECTED, NOT_EXECUTED, "no code of the project comes to what is weak");
    }
    String mend = finding.mend() == null ? "" : finding.mend();
    for (Mark mark : finding.marks()) {
      if (mark.type() == Mark.Type.WAIVER || mark.type() == Mark.Type.IGNORE_FILE) {
        return new VexStatus(Word.AFFECTED, "", "accepted: " + mark.reason());
      }
    }
    boolean reached = reach != null && reach.verdict() == Reach.Verdict.REACHABLE;
    return new VexStatus(reached ? Word.AFFECTED : Word.UNDER_INVESTIGATION, "", mend);
  }

  /// The label that a reason was made of, where it was.
  private static String label(String reason) {
    String words = reason.substring(reason.indexOf(':') + 1).strip().replace(' ', '_');
    return switch (words) {
      case "component_not_present",
          "vulnerable_code_not_present",
          NOT_EXECUTED,
          "vulnerable_code_cannot_be_controlled_by_adversary",
          "inline_mitigations_already_exist" ->
          words;
      case "code_not_present" -> "vulnerable_code_not_present";
      case "code_not_reachable" -> NOT_EXECUTED;
      case "protected_by_mitigating_control" -> "inline_mitigations_already_exist";
      default -> "";
    };
  }
}
