package dev.lockstep.report.semgrep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Semgrep's JSON says of a scan.
///
/// @param results in their order
/// @param scanned paths of the files that were looked at
public record SemgrepReport(
    String version,
    List<SemgrepResult> results,
    List<Failure> errors,
    List<String> scanned,
    List<Skipped> skipped) {

  public SemgrepReport {
    results = List.copyOf(results);
    errors = List.copyOf(errors);
    scanned = List.copyOf(scanned);
    skipped = List.copyOf(skipped);
  }

  /// Something that went wrong.
  ///
  /// @param code Semgrep's: 2 for the scan, 3 for code that cannot be read, 4 for rules
  /// @param isWarning whether the results stand all the same
  /// @param type Semgrep's word for it
  /// @param path null where no file is meant
  /// @param rule null where no rule is meant
  public record Failure(
      int code,
      boolean isWarning,
      String type,
      String message,
      @Nullable String path,
      @Nullable String rule) {}

  /// A file that was not looked at.
  ///
  /// @param reason Semgrep's word for it
  public record Skipped(String path, String reason) {}
}
