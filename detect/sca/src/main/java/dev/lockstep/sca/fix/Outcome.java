package dev.lockstep.sca.fix;

/// What came of raising a component in a file.
public sealed interface Outcome {

  /// The texts are changed.
  ///
  /// @param note what else the change does, or what must follow it; may be empty
  record Changed(String note) implements Outcome {}

  /// The file demands that version already.
  record Done() implements Outcome {}

  /// The file does not name the component.
  record Absent() implements Outcome {}

  /// It is named in a way that cannot be changed without knowing more.
  ///
  /// @param reason and what can be done, one sentence
  record Refused(String reason) implements Outcome {}
}
