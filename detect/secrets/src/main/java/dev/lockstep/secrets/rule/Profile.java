package dev.lockstep.secrets.rule;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Severity;
import java.util.List;

/// What our own rules say beyond gitleaks' keys: `[rules.lockstep]`.
///
/// @param inExamples the confidence where all places are in tests, examples or documentation
/// @param opens what the secret opens, one sentence; may be empty
/// @param mend what to do, an imperative; may be empty
/// @param cwe the numbers of the weaknesses, the main one first
/// @param proof the name of an offline checksum; empty where the format has none
/// @param filters the names of filters that run besides the usual ones
public record Profile(
    Severity severity,
    Confidence confidence,
    Confidence inExamples,
    String opens,
    String mend,
    List<String> references,
    List<Integer> cwe,
    String proof,
    List<String> filters) {

  /// What a rule without the table gets: hard-coded credentials, likely true.
  public static final Profile DEFAULT =
      new Profile(
          Severity.HIGH,
          Confidence.MEDIUM,
          Confidence.LOW,
          "",
          "",
          List.of(),
          List.of(798),
          "",
          List.of());

  public Profile {
    references = List.copyOf(references);
    cwe = List.copyOf(cwe);
    filters = List.copyOf(filters);
  }

  /// What a confidence is in examples where a rule says nothing of it: one step less.
  public static Confidence lowered(Confidence confidence) {
    return switch (confidence) {
      case HIGH -> Confidence.MEDIUM;
      case MEDIUM, LOW -> Confidence.LOW;
    };
  }
}
