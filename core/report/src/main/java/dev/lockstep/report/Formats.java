package dev.lockstep.report;

import java.util.List;
import java.util.Optional;

/// The formats by the names that users write: `--format NAME[=FILE]`.
public final class Formats {
  private static final List<String> NAMES =
      List.of("terminal", "json", "sarif", "gitlab", "junit", "csv", "html", "github", "gitleaks");

  private Formats() {}

  /// Every name, in the order in which help shows them; the first is the default.
  public static List<String> names() {
    return NAMES;
  }

  /// The writer of a format; empty for a name that is none. A switch, so that only the writer that
  /// is used is loaded.
  public static Optional<ReportWriter> named(String name) {
    return switch (name) {
      case "terminal" -> Optional.of(new TerminalFormat());
      case "json" -> Optional.of(new JsonFormat());
      case "sarif" -> Optional.of(new SarifFormat());
      case "gitlab" -> Optional.of(new GitlabFormat());
      case "junit" -> Optional.of(new JunitFormat());
      case "csv" -> Optional.of(new CsvFormat());
      case "html" -> Optional.of(new HtmlFormat());
      case "github" -> Optional.of(new GithubFormat());
      case "gitleaks" -> Optional.of(new GitleaksFormat());
      default -> Optional.empty();
    };
  }
}
