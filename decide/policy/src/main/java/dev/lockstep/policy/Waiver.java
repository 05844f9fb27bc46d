package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An agreement that certain findings do not count for a time.
///
/// @param owner who answers for it
/// @param reason why it is acceptable
/// @param expires the last day on which it holds
/// @param approver who agreed; null where nobody had to
/// @param ticket where it is followed up
/// @param origin where it is written: file and line
public record Waiver(
    Scope scope,
    String owner,
    String reason,
    LocalDate expires,
    @Nullable String approver,
    @Nullable String ticket,
    String origin) {

  /// Which findings it covers: those that fit all that is given, and something is.
  ///
  /// @param fingerprint a fingerprint or its start, as people type it
  /// @param rule a rule's id
  /// @param path where all places of the finding lie, seen from the folder of the configuration
  /// @param component a purl, with or without its version
  public record Scope(
      @Nullable String fingerprint,
      @Nullable String rule,
      @Nullable PathPattern path,
      @Nullable String component) {

    public Scope {
      if (fingerprint == null && rule == null && path == null && component == null) {
        throw new IllegalArgumentException("a waiver of everything is none");
      }
    }

    boolean covers(Finding finding, UnaryOperator<String> projectPath) {
      return (fingerprint == null || finding.fingerprint().isNamedBy(fingerprint))
          && (rule == null || finding.rule().value().equals(rule))
          && (path == null || path.coversAll(finding, projectPath))
          && (component == null || names(component, finding));
    }

    private static boolean names(String component, Finding finding) {
      return finding.components().stream()
          .anyMatch(purl -> purl.equals(component) || purl.startsWith(component + "@"));
    }
  }

  boolean isExpiredOn(LocalDate day) {
    return day.isAfter(expires);
  }
}
