package dev.lockstep.report;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenFormatsTest {

  @ParameterizedTest
  @CsvSource({
    "json, report.json",
    "sarif, report.sarif",
    "gitlab, gitlab.json",
    "junit, junit.xml",
    "csv, report.csv",
    "html, report.html",
    "github, github.txt",
    "gitleaks, gitleaks.json"
  })
  void writesTheSameBytesAsTheFixture(String format, String file) throws IOException {
    ReportWriter writer = Formats.named(format).orElseThrow();
    Golden.assertEqualsFile(file, Golden.written(writer, Samples.full(), ReportOptions.PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "json, clean.json",
    "sarif, clean.sarif",
    "gitlab, clean-gitlab.json",
    "junit, clean-junit.xml",
    "csv, clean.csv",
    "html, clean.html",
    "github, clean-github.txt",
    "gitleaks, clean-gitleaks.json"
  })
  void writesAReportWithoutFindings(String format, String file) throws IOException {
    ReportWriter writer = Formats.named(format).orElseThrow();
    Golden.assertEqualsFile(file, Golden.written(writer, Samples.clean(), ReportOptions.PLAIN));
  }
}
