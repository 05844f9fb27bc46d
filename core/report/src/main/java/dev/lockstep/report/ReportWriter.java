package dev.lockstep.report;

import dev.lockstep.model.Report;
import java.io.IOException;
import java.io.OutputStream;

/// A form in which a report is written. Writers hold no state, read no clock and no environment:
/// the same report and options give the same bytes.
///
/// Everything in a report but its shape is hostile text: a writer escapes it for its format.
@FunctionalInterface
public interface ReportWriter {

  /// Writes the whole report. The stream is flushed and stays open.
  void write(Report report, ReportOptions options, OutputStream out) throws IOException;
}
