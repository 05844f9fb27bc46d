package dev.lockstep.engine.fix;

import dev.lockstep.model.Fingerprint;
import java.util.List;

/// What a fixer would change, and what it leaves as it is.
///
/// @param edits in the order in which they are to be tried: of two that overlap the first one wins
/// @param left what it can say a reason for; each once
public record Proposal(List<Edit> edits, List<Left> left) {
  public Proposal {
    edits = List.copyOf(edits);
    left = List.copyOf(left);
  }

  /// Something that gets no edit at a place.
  ///
  /// @param path of the file that would have to change
  /// @param what would be done: "raise log4j-core to 2.17.1"
  /// @param reason and what can be done instead, one sentence
  /// @param finding one of those that it would mend
  public record Left(String path, String what, String reason, Fingerprint finding) {}
}
