package dev.lockstep.report;

import dev.lockstep.report.sbom.BillWriter;
import dev.lockstep.report.sbom.CsafFormat;
import dev.lockstep.report.sbom.CycloneDxFormat;
import dev.lockstep.report.sbom.CycloneDxXmlFormat;
import dev.lockstep.report.sbom.GithubSnapshotFormat;
import dev.lockstep.report.sbom.OpenVexFormat;
import dev.lockstep.report.sbom.Spdx3Format;
import dev.lockstep.report.sbom.SpdxFormat;
import dev.lockstep.report.sbom.SpdxTagFormat;
import java.util.List;
import java.util.Optional;

/// The formats by the names that users write: `--format NAME[=FILE]`.
public final class Formats {
  private static final List<String> NAMES =
      List.of(
          "terminal",
          "json",
          "sarif",
          "gitlab",
          "gitlab-sast",
          "gitlab-dependencies",
          "gitlab-container",
          "junit",
          "csv",
          "html",
          "github",
          "github-dependencies",
          "gitleaks",
          "cyclonedx",
          "cyclonedx-xml",
          "cyclonedx-1.7",
          "cyclonedx-xml-1.7",
          "spdx",
          "spdx-tv",
          "spdx3",
          "openvex",
          "csaf");

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
      case "gitlab-sast" -> Optional.of(new GitlabFormat(GitlabReport.SAST));
      case "gitlab-dependencies" -> Optional.of(new GitlabFormat(GitlabReport.DEPENDENCIES));
      case "gitlab-container" -> Optional.of(new GitlabFormat(GitlabReport.CONTAINER));
      case "junit" -> Optional.of(new JunitFormat());
      case "csv" -> Optional.of(new CsvFormat());
      case "html" -> Optional.of(new HtmlFormat());
      case "github" -> Optional.of(new GithubFormat());
      case "github-dependencies" -> Optional.of(bill(new GithubSnapshotFormat()));
      case "gitleaks" -> Optional.of(new GitleaksFormat());
      case "cyclonedx" -> Optional.of(bill(new CycloneDxFormat("1.6")));
      case "cyclonedx-xml" -> Optional.of(bill(new CycloneDxXmlFormat("1.6")));
      case "cyclonedx-1.7" -> Optional.of(bill(new CycloneDxFormat("1.7")));
      case "cyclonedx-xml-1.7" -> Optional.of(bill(new CycloneDxXmlFormat("1.7")));
      case "spdx" -> Optional.of(bill(new SpdxFormat()));
      case "spdx-tv" -> Optional.of(bill(new SpdxTagFormat()));
      case "openvex" -> Optional.of(bill(new OpenVexFormat()));
      case "csaf" -> Optional.of(bill(new CsafFormat()));
      case "spdx3" -> Optional.of(bill(new Spdx3Format()));
      default -> Optional.empty();
    };
  }

  private static ReportWriter bill(BillWriter bill) {
    return (report, options, out) -> bill.write(report, options.now(), out);
  }
}
