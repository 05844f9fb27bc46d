package dev.lockstep.report;

import dev.lockstep.model.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a report is to look.
///
/// @param colour whether the terminal may be sent colours
/// @param width columns of the terminal; 80 where there is none
/// @param showAll whether findings that do not count are shown where a format would leave them out
/// @param linkBase the address that a path is appended to for a link to the source, such as
///     `https://github.com/OWNER/NAME/blob/COMMIT/`; null where none is known
/// @param now the time that formats which demand one state; null where the run was given none, and
///     then they state 1970: no writer reads a clock
/// @param gitleaksPath the path that gitleaks would write for a path of the report: the PATH of the
///     command line joined with what lies below it
/// @param secrets what gitleaks' format writes of a secret instead of its hint, where the user
///     asked
///     for it; no other format shows it
public record ReportOptions(
    boolean colour,
    int width,
    boolean showAll,
    @Nullable String linkBase,
    @Nullable Instant now,
    UnaryOperator<String> gitleaksPath,
    Function<Finding, Optional<String>> secrets) {

  /// What a pipe gets.
  public static final ReportOptions PLAIN =
      new ReportOptions(
          false, 80, false, null, null, UnaryOperator.identity(), _ -> Optional.empty());

  public ReportOptions {
    if (width < 1) {
      throw new IllegalArgumentException("not a width: " + width);
    }
  }

  public ReportOptions withTerminal(boolean coloured, int columns) {
    return new ReportOptions(coloured, columns, showAll, linkBase, now, gitleaksPath, secrets);
  }

  public ReportOptions withAll(boolean all) {
    return new ReportOptions(colour, width, all, linkBase, now, gitleaksPath, secrets);
  }

  public ReportOptions withLinkBase(@Nullable String base) {
    return new ReportOptions(colour, width, showAll, base, now, gitleaksPath, secrets);
  }

  public ReportOptions withNow(@Nullable Instant time) {
    return new ReportOptions(colour, width, showAll, linkBase, time, gitleaksPath, secrets);
  }

  public ReportOptions withGitleaksPath(UnaryOperator<String> path) {
    return new ReportOptions(colour, width, showAll, linkBase, now, path, secrets);
  }

  public ReportOptions withSecrets(Function<Finding, Optional<String>> shown) {
    return new ReportOptions(colour, width, showAll, linkBase, now, gitleaksPath, shown);
  }
}
