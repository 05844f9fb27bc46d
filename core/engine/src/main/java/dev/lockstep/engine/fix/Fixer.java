package dev.lockstep.engine.fix;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proposes edits that mend findings, for `lockstep fix`. It is asked once, with all findings of
/// its kind that count, so that one edit may mend several.
@FunctionalInterface
public interface Fixer {

  /// The first fix that each finding carries.
  Fixer STATED = (findings, _) -> new Proposal(stated(findings), List.of());

  /// @param findings in the order of the report
  /// @param files reads what the edits are about
  Proposal propose(List<Finding> findings, Files files);

  /// The files of the target.
  @FunctionalInterface
  interface Files {
    /// The bytes of a file; empty where it cannot be read.
    ///
    /// @param path as the report shows it
    Optional<byte[]> read(String path);
  }

  private static List<Edit> stated(List<Finding> findings) {
    List<Edit> edits = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.fixes().isEmpty()) {
        continue;
      }
      Fix fix = finding.fixes().getFirst();
      for (Fix.Edit edit : fix.edits()) {
        int start = Math.toIntExact(edit.region().byteOffset());
        edits.add(
            new Edit(
                edit.path(),
                start,
                Math.toIntExact(start + edit.region().byteLength()),
                edit.replacement(),
                fix.description(),
                finding.fingerprint()));
      }
    }
    return edits;
  }
}
