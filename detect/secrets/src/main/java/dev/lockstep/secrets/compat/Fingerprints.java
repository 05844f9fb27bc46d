package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;

/// gitleaks' own fingerprints.
final class Fingerprints {

  private Fingerprints() {}

  /// Without the commit.
  static String global(GitleaksFinding finding) {
    return finding.file() + ":" + finding.ruleId() + ":" + finding.startLine();
  }

  static GitleaksFinding stamped(GitleaksFinding finding) {
    String global = global(finding);
    String fingerprint = finding.commit().isEmpty() ? global : finding.commit() + ":" + global;
    return new GitleaksFinding(
        finding.ruleId(),
        finding.description(),
        finding.startLine(),
        finding.endLine(),
        finding.startColumn(),
        finding.endColumn(),
        finding.line(),
        finding.match(),
        finding.secret(),
        finding.file(),
        finding.symlinkFile(),
        finding.commit(),
        finding.link(),
        finding.entropy(),
        finding.author(),
        finding.email(),
        finding.date(),
        finding.message(),
        finding.tags(),
        fingerprint);
  }
}
