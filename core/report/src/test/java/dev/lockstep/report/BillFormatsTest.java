package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFormatsTest {
  private static final String DIGEST = "ab".repeat(32);

  private static Report report(String purl, String path) {
    Report clean = Samples.clean();
    Component component =
        new Component(
            purl,
            "a",
            "1.0.0",
            List.of("dev"),
            true,
            List.of(),
            List.of(new Hash("SHA-256", DIGEST)),
            List.of(),
            List.of(new Location(path, null, null, null)));
    return new Report(
        clean.schema(),
        clean.tool(),
        clean.target(),
        clean.rules(),
        clean.findings(),
        List.of(component),
        clean.problems(),
        clean.coverage(),
        clean.verdict());
  }

  private static String written(String format, Report report) throws IOException {
    return Golden.written(Formats.named(format).orElseThrow(), report, ReportOptions.PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cyclonedx     | \"alg\": \"SHA-256\"",
        "cyclonedx-xml | <hash alg=\"SHA-256\">",
        "spdx          | \"algorithm\": \"SHA256\"",
        "spdx-tv       | PackageChecksum: SHA256: ",
        "spdx3         | \"algorithm\": \"sha256\"",
        "json          | \"algorithm\": \"SHA-256\"",
      })
  void everyBillSaysTheDigests(String format, String said) throws IOException {
    String text = written(format, report("pkg:npm/a@1.0.0", "package-lock.json"));
    assertTrue(text.contains(said) && text.contains(DIGEST), text);
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/a@1.0.0, package-lock.json, manifest-analysis",
    "pkg:golang/x.org/a@1.0.0, bin/tool, binary-analysis",
    "pkg:generic/a@1.0.0?file_name=a-1.0.0.jar, a-1.0.0.jar!/META-INF/MANIFEST.MF, filename",
  })
  void cycloneDxSaysHowAComponentWasFound(String purl, String path, String technique)
      throws IOException {
    for (String format : List.of("cyclonedx", "cyclonedx-xml-1.7")) {
      String text = written(format, report(purl, path));
      assertTrue(text.contains(technique) && text.contains(path), text);
    }
  }

  @Test
  void aSnapshotForGithubSaysWhatEachFileSettles() throws IOException {
    String text = written("github-dependencies", report("pkg:npm/a@1.0.0", "package-lock.json"));
    assertTrue(text.contains("\"source_location\": \"package-lock.json\""), text);
    assertTrue(text.contains("\"relationship\": \"direct\""), text);
    assertTrue(text.contains("\"scope\": \"development\""), text);
  }

  @Test
  void gitlabsContainerReportNamesImageAndSystemInsteadOfAFile() throws IOException {
    String text = written("gitlab-container", Samples.full());
    assertTrue(text.contains("\"type\": \"container_scanning\""), text);
    assertTrue(text.contains("\"operating_system\": \"unknown\""), text);
    assertTrue(!text.contains("dependency_files"), text);
  }
}
