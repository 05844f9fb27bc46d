package dev.lockstep.conformance.rego.poutine;

import dev.lockstep.conformance.MissingPeer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program around poutine's own library, made by Go from a checkout: it reads folders and
/// tells, a line of JSON for each, the input of its policies and what their queries come to.
final class PoutineProgram {
  private final Path program;

  private PoutineProgram(Path program) {
    this.program = program;
  }

  /// The program of `checkout`, made in a folder of its own.
  ///
  /// @throws MissingPeer where there is no Go, or what poutine needs cannot be had
  static PoutineProgram of(Path checkout) throws IOException {
    Path folder = Files.createTempDirectory("poutine");
    Path whole = checkout.toAbsolutePath().normalize();
    Files.writeString(folder.resolve("main.go"), resource("main.go.txt"));
    Files.writeString(
        folder.resolve("go.mod"), resource("go.mod.txt").replace("CHECKOUT", whole.toString()));
    Files.copy(
        whole.resolve("go.sum"), folder.resolve("go.sum"), StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder builder = new ProcessBuilder("go", "build", "-mod=mod", "-o", "peer", ".");
    builder.environment().putAll(Map.of("CGO_ENABLED", "0"));
    Path log = folder.resolve("log.txt");
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      if (builder.start().waitFor() != 0) {
        throw new MissingPeer("poutine could not be built: " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Go builds", e);
    } catch (MissingPeer e) {
      throw e;
    } catch (IOException e) {
      throw new MissingPeer("there is no Go to build poutine with", e);
    }
    return new PoutineProgram(folder.resolve("peer"));
  }

  /// What it says of `folders`, a line for each question that it asked its policies.
  List<String> answers(List<Path> folders) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    folders.forEach(folder -> command.add(folder.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PoutineProgram.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
