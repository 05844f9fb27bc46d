package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Detector;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.vex.IgnoreFiles;
import dev.lockstep.sca.vex.Statement;
import dev.lockstep.sca.vex.VexDocument;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The files of a project that say which vulnerabilities do not count: `osv-scanner.toml`,
/// `.trivyignore`, and OpenVEX, CycloneDX and CSAF documents called `*.vex.json`, `*.openvex.json`
/// or `*.csaf.json`.
final class StatementFiles {
  private StatementFiles() {}

  static List<Statement> of(
      Path project, Surroundings surroundings, LocalDate today, Detector.Findings findings) {
    List<Statement> statements = new ArrayList<>();
    for (Path file : files(project)) {
      String shown = surroundings.shown(file);
      try {
        String text = Files.readString(file);
        statements.addAll(
            switch (file.getFileName().toString()) {
              case "osv-scanner.toml" -> IgnoreFiles.osvScanner(text, shown, today);
              case ".trivyignore" -> IgnoreFiles.trivy(text, shown, today);
              default -> VexDocument.read(text, shown);
            });
      } catch (IOException | MalformedDocument e) {
        findings.add(
            Problem.incomplete(
                "unreadable-waivers", shown, "it cannot be understood: " + e.getMessage()));
      }
    }
    return statements;
  }

  private static List<Path> files(Path project) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            project, "{osv-scanner.toml,.trivyignore,*.vex.json,*.openvex.json,*.csaf.json}")) {
      found.forEach(files::add);
    } catch (IOException e) {
      return List.of(); // the scan itself says what of the folder it could not read
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    files.sort(null);
    return files;
  }
}
