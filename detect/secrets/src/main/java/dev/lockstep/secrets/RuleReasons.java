package dev.lockstep.secrets;

import dev.lockstep.secrets.rule.Profile;

/// Why a rule has its severity and its confidence, in words: what `lockstep explain` shows.
final class RuleReasons {

  private RuleReasons() {}

  static String of(Profile profile) {
    String opens = profile.opens().isEmpty() ? "" : profile.opens() + " ";
    return opens + severity(profile) + " " + confidence(profile) + steps(profile);
  }

  private static String severity(Profile profile) {
    return switch (profile.severity()) {
      case CRITICAL ->
          "Severity critical: such a secret opens money, production data, source code or every"
              + " account of an organisation.";
      case HIGH ->
          "Severity high: such a secret opens one service with real data, or lets one act in"
              + " somebody's name.";
      case MEDIUM -> "Severity medium: such a secret is a limited or short-lived right.";
      case LOW -> "Severity low: alone such a value opens little or nothing.";
    };
  }

  private static String confidence(Profile profile) {
    return switch (profile.confidence()) {
      case HIGH -> "Confidence high: the format is the issuer's own.";
      case MEDIUM -> "Confidence medium: the name says secret, and the value looks like one.";
      case LOW -> "Confidence low: the name is ambiguous, or many such values are harmless.";
    };
  }

  private static String steps(Profile profile) {
    String proof = profile.proof().isEmpty() ? "" : " Its checksum is verified.";
    return proof
        + " In tests, examples and documentation the confidence is "
        + profile.inExamples().id()
        + ".";
  }
}
