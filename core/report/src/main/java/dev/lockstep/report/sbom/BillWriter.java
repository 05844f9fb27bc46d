package dev.lockstep.report.sbom;

import dev.lockstep.model.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes the components of a report in one format.
public interface BillWriter {

  /// @param now the time to state where the format demands one; null to state the beginning of
  ///     time, so that the same components give the same bytes
  void write(Report report, @Nullable Instant now, OutputStream out) throws IOException;
}
