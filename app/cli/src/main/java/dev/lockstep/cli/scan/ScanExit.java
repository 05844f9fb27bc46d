package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.model.Report;
import dev.lockstep.model.Verdict;

/// Which exit code a report has.
///
/// A bug in an extractor or a detector ends neither the scan nor its report: the others go on, and
/// the report says which one failed where. The exit code is 10 all the same, and
/// `--allow-partial` does not change it: what was not found for a bug of ours is no state that a
/// user can accept by an option, and 4 asks them to mend something of theirs.
final class ScanExit {
  /// The problem of what an extractor or a detector did wrong; the others went on.
  private static final String BUG = "internal-error";

  private ScanExit() {}

  /// @param mayBeEmpty whether it is usual that there is nothing in scope
  /// @param partialAllowed whether what was not examined passes
  /// @param invalidRules whether a rule of the user's is invalid
  static ExitCode of(
      Report report, boolean mayBeEmpty, boolean partialAllowed, boolean invalidRules) {
    ExitCode code = judged(report);
    if (report.coverage().files() == 0 && report.coverage().notExamined() == 0 && !mayBeEmpty) {
      code = code.or(ExitCode.NOTHING);
    }
    if (!report.isComplete() && !partialAllowed) {
      code = code.or(ExitCode.INCOMPLETE);
    }
    if (report.problems().stream().anyMatch(problem -> problem.id().equals(BUG))) {
      code = code.or(ExitCode.INTERNAL);
    }
    return invalidRules ? code.or(ExitCode.INVALID_RULE) : code;
  }

  private static ExitCode judged(Report report) {
    return report.verdict().outcome() == Verdict.Outcome.BLOCK ? ExitCode.BLOCKED : ExitCode.PASSED;
  }
}
