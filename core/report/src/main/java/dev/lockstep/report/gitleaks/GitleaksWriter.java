package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A report format of gitleaks 8.30. It writes what it is given: who may not see secrets is given
/// [GitleaksFinding#redacted] findings.
@FunctionalInterface
public interface GitleaksWriter {

  /// Writes findings in the given order. The stream is flushed and stays open.
  ///
  /// @param rules all rules of the configuration, in its own order; only SARIF lists them
  void write(List<GitleaksFinding> findings, List<GitleaksRule> rules, OutputStream out)
      throws IOException;
}
