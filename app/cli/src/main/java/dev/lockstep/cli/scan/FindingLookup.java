package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Report;
import java.util.List;
import java.util.Optional;

/// Finds what a short id means: in the report that the user names, else in the project's last one.
public final class FindingLookup {

  private FindingLookup() {}

  /// The report to look in; empty where the project has none.
  public static Optional<Report> report(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    Optional<String> named = arguments.value("--report");
    if (named.isPresent()) {
      return Optional.of(LastReports.read(surroundings.file(named.get()), named.get()));
    }
    return CacheFolder.cache(configuration, surroundings)
        .flatMap(cache -> LastReports.last(cache, configuration));
  }

  /// The finding of that id; empty where the report has none.
  ///
  /// @throws CommandFailure of usage where more than one begins so
  public static Optional<Finding> named(String typed, Report report) {
    List<Finding> named =
        report.findings().stream()
            .filter(finding -> finding.fingerprint().isNamedBy(typed))
            .toList();
    if (named.size() > 1) {
      throw CommandFailure.usage(
          typed + " is the start of " + named.size() + " findings",
          "type more of it: "
              + String.join(
                  ", ", named.stream().limit(5).map(f -> f.fingerprint().value()).toList()));
    }
    return named.stream().findFirst();
  }

  /// The finding of that id, which must be there.
  public static Finding required(String typed, Optional<Report> report) {
    if (report.isEmpty()) {
      throw CommandFailure.usage(
          "no report of this project is kept", "run lockstep scan, or name one: --report FILE");
    }
    return named(typed, report.get())
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "the report has no finding " + typed,
                    "lockstep scan --all shows the ids, --report FILE names another report"));
  }
}
