package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.model.Report;
import dev.lockstep.report.JsonFormat;
import dev.lockstep.report.MalformedReport;
import dev.lockstep.report.ReportOptions;
import dev.lockstep.report.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The last report of each project, redacted as every report is, kept in the cache folder: what
/// `explain` and `waive` look findings up in.
public final class LastReports {
  private static final String SHELF = "reports";

  private LastReports() {}

  /// Keeps a report as its project's last. One that cannot be kept costs a later command a scan.
  public static void keep(Cache cache, Configuration configuration, Report report) {
    boolean _ =
        cache.keep(
            SHELF,
            key(configuration),
            out -> new JsonFormat().write(report, ReportOptions.PLAIN, out));
  }

  /// The last report of a project; empty where there is none that can be read.
  public static Optional<Report> last(Cache cache, Configuration configuration) {
    Optional<byte[]> bytes = cache.blob(SHELF, key(configuration));
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReportReader.read(new ByteArrayInputStream(bytes.get())));
    } catch (IOException | MalformedReport e) {
      // Torn, or of another version: as if it were not there.
      return Optional.empty();
    }
  }

  /// A report that the user names.
  ///
  /// @throws CommandFailure of usage where it is none
  public static Report read(Path file, String shown) {
    try (InputStream in = Files.newInputStream(file)) {
      return ReportReader.read(in);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage("there is no report " + shown, e);
    } catch (MalformedReport e) {
      throw CommandFailure.usage(shown + " is no report: " + e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String key(Configuration configuration) {
    return configuration.folder().toString();
  }
}
