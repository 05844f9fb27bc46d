package dev.lockstep.policy;

/// Who stands behind a waiver besides its owner, as far as its history shows.
public sealed interface Approval {

  /// The waiver names nobody.
  record None() implements Approval {}

  /// The waiver names somebody, and nothing shows that they agreed.
  record Claimed(String approver) implements Approval {}

  /// The approver signed the commit that brought the waiver, or owns the file that holds it.
  ///
  /// @param how a phrase: `signed 4c1f09e`, `owns lockstep.yaml`
  record Shown(String approver, String how) implements Approval {}

  /// The approver is who asked for it: four eyes were promised and two looked.
  ///
  /// @param requester the author of the commit that brought the waiver
  record Own(String requester) implements Approval {}

  /// What a reader of the waiver's mark is told; empty where there is nothing to say.
  default String inWords() {
    return switch (this) {
      case None(), Own(String _) -> "";
      case Claimed(String approver) -> "approved by " + approver + " (claimed)";
      case Shown(String approver, String how) -> "approved by " + approver + " (" + how + ")";
    };
  }

  /// The word that policies see.
  default String id() {
    return switch (this) {
      case None() -> "none";
      case Claimed(String _) -> "claimed";
      case Shown(String _, String _) -> "shown";
      case Own(String _) -> "own";
    };
  }
}
