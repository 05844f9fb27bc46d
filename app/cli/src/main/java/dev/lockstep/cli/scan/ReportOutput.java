package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.model.Report;
import dev.lockstep.report.Formats;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.report.ReportWriter;
import java.io.IOException;
import java.util.List;

/// Writes a report in every form that was asked for.
public final class ReportOutput {

  private ReportOutput() {}

  /// Files first: a reader of standard output that goes away does not keep them from being written.
  public static void write(
      Report report, List<Output> outputs, ReportOptions options, Surroundings surroundings) {
    for (Output output : outputs) {
      if (output.file() != null) {
        ReportWriter writer = writer(output);
        AtomicFile.write(
            output.file(),
            surroundings.shown(output.file()),
            out -> writer.write(report, options, out));
      }
    }
    for (Output output : outputs) {
      if (output.file() == null) {
        print(report, writer(output), options, surroundings.console());
      }
    }
  }

  private static void print(
      Report report, ReportWriter writer, ReportOptions options, Console console) {
    Console.Screen screen = console.screen();
    try {
      writer.write(
          report, options.withTerminal(screen.coloursOut(), screen.columns()), console.out());
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  private static ReportWriter writer(Output output) {
    return Formats.named(output.format())
        .orElseThrow(() -> new IllegalStateException("no writer of " + output.format()));
  }
}
