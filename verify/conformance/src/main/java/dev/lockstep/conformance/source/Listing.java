package dev.lockstep.conformance.source;

import dev.lockstep.conformance.MissingPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// What a peer's program says of files.
///
/// It reads paths from its input, one a line, and prints `> PATH` for each that it accepts,
/// followed by a line `name number` for each function.
final class Listing {
  private static final int MINUTES = 10;

  private Listing() {}

  /// The functions of each file that the program accepts.
  ///
  /// @throws MissingPeer where the program is not on this machine
  static Map<Path, SortedSet<String>> of(Path folder, List<String> command, List<Path> files)
      throws IOException {
    Path input = Files.createTempFile("files", ".txt");
    Path output = Files.createTempFile("functions", ".txt");
    try {
      Files.write(input, files.stream().map(file -> file.toAbsolutePath().toString()).toList());
      run(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT));
      return parsed(Files.readAllLines(output), files);
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  private static Map<Path, SortedSet<String>> parsed(List<String> lines, List<Path> files) {
    Map<String, Path> asked = new HashMap<>();
    files.forEach(file -> asked.put(file.toAbsolutePath().toString(), file));
    Map<Path, SortedSet<String>> accepted = new HashMap<>();
    SortedSet<String> functions = new TreeSet<>();
    for (String line : lines) {
      Path file = line.startsWith("> ") ? asked.get(line.substring(2)) : null;
      if (file != null) {
        functions = new TreeSet<>();
        accepted.put(file, functions);
      } else {
        functions.add(line);
      }
    }
    return accepted;
  }

  /// Runs a step that prepares a peer, such as its build; what it prints is shown if it fails.
  static void prepare(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("log.txt");
    int code =
        run(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile())));
    if (code != 0) {
      throw new MissingPeer(String.join(" ", command) + ": " + Files.readString(log).strip());
    }
  }

  private static int run(ProcessBuilder builder) throws IOException {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new MissingPeer("the program " + builder.command().getFirst(), e);
    }
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("the peer takes longer than " + MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return process.exitValue();
  }
}
