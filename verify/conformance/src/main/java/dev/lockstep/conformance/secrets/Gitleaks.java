package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.secrets.Judgement.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The gitleaks on PATH, with its default rules.
final class Gitleaks {
  private final Path program;

  private Gitleaks(Path program) {
    this.program = program;
  }

  static Optional<Gitleaks> onPath() {
    return pathEntry().map(Gitleaks::new);
  }

  /// The one on PATH, else the one that the benchmarks have made.
  static Optional<Path> program() {
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault("HOME", ".") + "/.cache";
    Path made =
        Path.of(environment.getOrDefault("XDG_CACHE_HOME", home), "lockstep", "peers", "gitleaks");
    return pathEntry().or(() -> Files.isExecutable(made) ? Optional.of(made) : Optional.empty());
  }

  private static Optional<Path> pathEntry() {
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path program = Path.of(entry.isEmpty() ? "." : entry, "gitleaks");
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return Optional.of(program.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  /// @param folder in which `data` lies
  List<Found> findings(Path folder) throws IOException {
    Path report = Files.createTempFile("gitleaks", ".json");
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "dir",
                  "data",
                  "--no-banner",
                  "--exit-code=0",
                  "--report-format=json",
                  "--report-path=" + report)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(program + " ended with " + process.exitValue());
      }
      return read(Files.readString(report));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while gitleaks ran", e);
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static List<Found> read(String report) throws IOException {
    List<Found> findings = new ArrayList<>();
    if (JsonLine.parse("{\"all\":" + report + "}").get("all") instanceof List<?> all) {
      for (Object finding : all) {
        Map<?, ?> fields = (Map<?, ?>) finding;
        findings.add(
            new Found(
                String.valueOf(fields.get("File")),
                number(fields.get("StartLine")),
                number(fields.get("EndLine"))));
      }
    }
    return findings;
  }

  private static int number(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}
