package dev.lockstep.conformance.rego.differential;

import dev.lockstep.conformance.MissingPeer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A program around the library of Open Policy Agent, made by Go: a question a line in, an answer a
/// line out, as JSON.
final class OpaProgram implements AutoCloseable {
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  private OpaProgram(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts the program in `folder`, which is made there where it is not yet.
  ///
  /// @throws MissingPeer where there is no Go, or the module cannot be had
  static OpaProgram start(Path folder) throws IOException {
    Files.createDirectories(folder);
    boolean same = write(folder.resolve("go.mod"), resource("go.mod.txt"), false);
    same &= write(folder.resolve("main.go"), resource("main.go.txt"), true);
    Path program = folder.resolve("answers").toAbsolutePath();
    if (!same || !Files.isExecutable(program)) {
      make(folder);
    }
    return new OpaProgram(
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// Whether `file` was as `text` before; a file that the build completes is not written again.
  private static boolean write(Path file, String text, boolean always) throws IOException {
    if (Files.exists(file) && (!always || Files.readString(file).equals(text))) {
      return true;
    }
    Files.writeString(file, text);
    return false;
  }

  private static void make(Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("go", "build", "-mod=mod", "-o", "answers", ".");
    builder.environment().putAll(Map.of("CGO_ENABLED", "0"));
    builder.directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      if (builder.start().waitFor() != 0) {
        throw new MissingPeer("the Go module github.com/open-policy-agent/opa could not be built");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Go builds", e);
    } catch (MissingPeer e) {
      throw e;
    } catch (IOException e) {
      throw new MissingPeer("there is no Go to build Open Policy Agent with", e);
    }
  }

  /// The answer to `question`; both are one line.
  String ask(String question) throws IOException {
    questions.write(question);
    questions.write('\n');
    questions.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the program of Open Policy Agent ended at " + question);
    }
    return answer;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = OpaProgram.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
