package dev.lockstep.conformance.source;

import dev.lockstep.conformance.MissingPeer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A peer written in Go, built once from a source among our resources.
///
/// It reads paths from its input, one a line, and prints `> PATH` for each that it accepts,
/// followed by a line `name number` for each function.
final class GoProgram {
  private static final int BUILD_MINUTES = 5;

  private final String source;
  private final List<String> modules;
  private @Nullable Path binary;

  /// @param source the resource's name
  /// @param modules what it needs beside the standard library, as `go get` takes it
  GoProgram(String source, List<String> modules) {
    this.source = source;
    this.modules = modules;
  }

  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    Path program = binary == null ? build() : binary;
    binary = program;
    Path input = Files.createTempFile("files", ".txt");
    Path output = Files.createTempFile("functions", ".txt");
    try {
      Files.write(input, files.stream().map(Path::toString).toList());
      Process process =
          new ProcessBuilder(program.toString())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      waitFor(process);
      return parsed(Files.readAllLines(output));
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  private static Map<Path, SortedSet<String>> parsed(List<String> lines) {
    Map<Path, SortedSet<String>> accepted = new HashMap<>();
    SortedSet<String> functions = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("> ")) {
        functions = new TreeSet<>();
        accepted.put(Path.of(line.substring(2)), functions);
      } else {
        functions.add(line);
      }
    }
    return accepted;
  }

  private Path build() throws IOException {
    Path folder = Files.createTempDirectory("go-peer");
    folder.toFile().deleteOnExit();
    try (InputStream text = GoProgram.class.getResourceAsStream(source)) {
      if (text == null) {
        throw new IOException("no resource " + source);
      }
      Files.copy(text, folder.resolve("main.go"));
    }
    go(folder, List.of("go", "mod", "init", "peer"));
    for (String module : modules) {
      go(folder, List.of("go", "get", module));
    }
    go(folder, List.of("go", "build", "-o", "peer", "."));
    return folder.resolve("peer");
  }

  private static void go(Path folder, List<String> command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("log.txt").toFile()))
              .start();
      waitFor(process);
      if (process.exitValue() != 0) {
        String log = Files.readString(folder.resolve("log.txt"), StandardCharsets.UTF_8);
        throw new MissingPeer(String.join(" ", new ArrayList<>(command)) + ": " + log.strip());
      }
    } catch (MissingPeer e) {
      throw e;
    } catch (IOException e) {
      throw new MissingPeer("the program go", e);
    }
  }

  private static void waitFor(Process process) throws IOException {
    try {
      if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("the peer takes longer than five minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
