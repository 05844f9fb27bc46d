package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Semgrep's command, and its engine alone as that command starts it.
final class Semgrep {
  private static final String ENGINE = "semgrep-core";

  private final Path program;
  private final List<Path> rules;

  Semgrep(Path program, List<Path> rules) {
    this.program = program;
    this.rules = List.copyOf(rules);
  }

  /// The whole command with two jobs, as users start it.
  Command command(Path folder) {
    return Command.of(folder, argv("2", List.of("--json")));
  }

  private List<String> argv(String jobs, List<String> more) {
    List<String> argv = new ArrayList<>();
    argv.addAll(
        List.of(
            program.toString(), "scan", "--metrics=off", "--disable-version-check", "-j", jobs));
    argv.addAll(more);
    for (Path each : rules) {
      argv.addAll(List.of("--config", each.toString()));
    }
    argv.add(".");
    return argv;
  }

  /// The findings, as JSON.
  void report(Path folder, Path to) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv("2", List.of("--json")))
            .directory(folder.toFile())
            .redirectOutput(to.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    process.waitFor();
  }

  /// The engine alone, with one job.
  ///
  /// @param scratch takes copies of what the engine reads: the command writes over its own
  Command engine(Path folder, Path scratch) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv("1", List.of("--dump-command-for-core")))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    for (String line : said.split("\n", -1)) {
      if (line.contains(ENGINE + " ") && line.contains("-targets ")) {
        return Command.of(folder, kept(line.strip().split(" +"), scratch));
      }
    }
    throw new PeerMissing("Semgrep does not tell how it starts its engine");
  }

  private static List<String> kept(String[] words, Path scratch) throws IOException {
    List<String> argv = new ArrayList<>();
    for (String word : words) {
      String before = argv.isEmpty() ? "" : argv.getLast();
      if (before.equals("-rules") || before.equals("-targets")) {
        Path from = Path.of(word);
        Path copy = scratch.resolve(from.getFileName());
        Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
        argv.add(copy.toString());
      } else {
        argv.add(word);
      }
    }
    return argv;
  }
}
