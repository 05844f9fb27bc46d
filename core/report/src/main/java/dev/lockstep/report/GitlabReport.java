package dev.lockstep.report;

import dev.lockstep.model.Kind;

/// The reports of GitLab that are written: one holds one kind of finding.
enum GitlabReport {
  SECRETS(Kind.SECRETS, "secret_detection"),
  SAST(Kind.SAST, "sast"),
  DEPENDENCIES(Kind.SCA, "dependency_scanning"),
  CONTAINER(Kind.SCA, "container_scanning");

  private final Kind kind;
  private final String type;

  GitlabReport(Kind kind, String type) {
    this.kind = kind;
    this.type = type;
  }

  Kind kind() {
    return kind;
  }

  /// In `scan.type`.
  String type() {
    return type;
  }
}
