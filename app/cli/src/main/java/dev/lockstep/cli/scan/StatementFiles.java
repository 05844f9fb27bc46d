package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Detector;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.vex.CycloneDxVex;
import dev.lockstep.sca.vex.IgnoreFiles;
import dev.lockstep.sca.vex.OpenVex;
import dev.lockstep.sca.vex.Statement;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The files of a project that say which vulnerabilities do not count: `osv-scanner.toml`,
/// `.trivyignore`, and OpenVEX and CycloneDX documents called `*.vex.json` or `*.openvex.json`.
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
              default -> vex(text, shown);
            });
      } catch (IOException | MalformedDocument e) {
        findings.add(
            Problem.incomplete(
                "unreadable-waivers", shown, "it cannot be understood: " + e.getMessage()));
      }
    }
    return statements;
  }

  /// Each reader states nothing of what is not its own.
  private static List<Statement> vex(String text, String shown) throws MalformedDocument {
    List<Statement> statements = new ArrayList<>(OpenVex.read(text, shown));
    statements.addAll(CycloneDxVex.read(text, shown));
    return statements;
  }

  private static List<Path> files(Path project) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            project, "{osv-scanner.toml,.trivyignore,*.vex.json,*.openvex.json}")) {
      found.forEach(files::add);
    } catch (IOException e) {
      return List.of(); // the scan itself says what of the folder it could not read
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    files.sort(null);
    return files;
  }
}
