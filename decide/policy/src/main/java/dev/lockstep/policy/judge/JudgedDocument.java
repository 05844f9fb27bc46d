package dev.lockstep.policy.judge;

import dev.lockstep.value.ObjectValue;
import java.util.List;

/// What the rules of one namespace say of one file.
///
/// @param file its name, or `Combined`
/// @param successes how many rules had nothing to say
public record JudgedDocument(
    String file,
    String namespace,
    int successes,
    List<Message> warnings,
    List<Message> failures,
    List<Message> exceptions) {

  public JudgedDocument {
    warnings = List.copyOf(warnings);
    failures = List.copyOf(failures);
    exceptions = List.copyOf(exceptions);
  }

  /// What a rule says.
  ///
  /// @param metadata what else the rule gave; holds the rule's query
  public record Message(String text, ObjectValue metadata) {}

  /// How many results there are.
  public int total() {
    return successes + warnings.size() + failures.size() + exceptions.size();
  }
}
