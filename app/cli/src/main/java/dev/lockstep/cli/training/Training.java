package dev.lockstep.cli.training;

import dev.lockstep.cli.Main;
import dev.lockstep.cli.ProcessSurroundings;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs the commands that people run most on a small made-up project, so that the cache of loaded
/// classes that is made meanwhile holds what they need.
final class Training {
  private static final int FILES = 60;
  private static final int LINES = 200;

  private Training() {}

  /// @param words `scan`, `components` for scans that look at nothing else, `policy`, or `answer`
  ///   for the commands that only answer: all that a cache holds is loaded at each start
  public static void main(String[] words) throws IOException {
    run(words.length > 0 ? words[0] : "answer");
    // As the program ends: what that loads belongs to the cache as well.
    System.exit(ExitCode.PASSED.number());
  }

  /// @throws IOException where a command does not do its work: what it would load were not cached
  static void run(String load) throws IOException {
    Path folder = Files.createTempDirectory("lockstep-training");
    try {
      Path project = Files.createDirectory(folder.resolve("project"));
      write(project);
      Surroundings surroundings = surroundings(project, folder);
      var _ = ProcessSurroundings.get();
      for (List<String> line : commands(load, folder)) {
        ExitCode exit = Main.run(line.toArray(String[]::new), surroundings);
        if (exit != ExitCode.PASSED && exit != ExitCode.BLOCKED) {
          throw new IOException(String.join(" ", line) + " ended with " + exit.number());
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static List<List<String>> commands(String load, Path folder) throws IOException {
    return switch (load) {
      case "scan" -> scans(folder);
      case "components" -> components(folder);
      case "policy" -> TrainingPolicies.commands();
      default -> List.of(List.of("--version"));
    };
  }

  private static List<List<String>> scans(Path folder) throws IOException {
    return List.of(
        TrainingComponents.database(folder),
        List.of("scan"),
        List.of("scan", "--format", "json", "--jobs", "2"),
        List.of("scan", "--format", "sarif", "--all"),
        List.of("scan", "--no-cache"),
        List.of("scan", "--only", "secrets", "."),
        List.of("scan", "--only", "secrets", "--history", "."),
        List.of("scan", "--only", "secrets", "--history", "."),
        List.of("scan", "--only", "sca", "."),
        List.of("scan", "--only", "sast", "--format", "sarif"),
        List.of("gate"));
  }

  private static List<List<String>> components(Path folder) throws IOException {
    return List.of(
        TrainingComponents.database(folder),
        List.of("scan", "--only", "sca", "--jobs", "2"),
        List.of("scan", "--only", "sca", "--format", "json", "."),
        List.of("scan", "--only", "sca", "--no-cache", "--all"),
        List.of("sbom"));
  }

  private static Surroundings surroundings(Path project, Path folder) {
    Console console =
        new Console(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Console.Screen.none());
    return new Surroundings(
        project,
        Map.of(
            "XDG_CACHE_HOME", folder.resolve("cache").toString(),
            "XDG_DATA_HOME", folder.resolve("data").toString()),
        InputStream.nullInputStream(),
        console,
        Clock.systemUTC());
  }

  private static void write(Path project) throws IOException {
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder("package example;\n\n");
      for (int line = 0; line < LINES; line++) {
        text.append("  private final String field").append(file * LINES + line);
        text.append(" = configuration.value(\"key.of.").append(line).append("\");\n");
      }
      Path folder = Files.createDirectories(project.resolve("src/part" + file % 6));
      Files.writeString(folder.resolve("Class" + file + ".java"), text);
    }
    Files.writeString(project.resolve(".gitignore"), "*.log\nbuild/\n/doc/**/[a-c]?.txt\n!keep\n");
    Files.writeString(project.resolve("src/.gitignore"), "*.class\n");
    Path built = Files.createDirectories(project.resolve("build"));
    Files.writeString(built.resolve("part.log"), "built\n");
    Files.writeString(
        project.resolve("lockstep.yaml"),
        "gate:\n  severity: high\npaths:\n  exclude: [\"*.tmp\"]\n");
    TrainingTexts.write(project);
    TrainingCode.write(project);
    TrainingPolicies.write(project);
    TrainingComponents.write(project);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
