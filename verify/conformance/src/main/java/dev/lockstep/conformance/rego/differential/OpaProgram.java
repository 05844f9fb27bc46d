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
import org.jspecify.annotations.Nullable;

/// A program around the library of Open Policy Agent, made by Go: a question a line in, an answer a
/// line out, as JSON. It ends where it has no answer within its time, for what it still computes
/// cannot be stopped otherwise, and is started anew for the next question.
final class OpaProgram implements AutoCloseable {
  private final Path program;
  private @Nullable Running running;

  private OpaProgram(Path program) {
    this.program = program;
  }

  private record Running(Process process, BufferedWriter questions, BufferedReader answers) {
    static Running of(Path program) throws IOException {
      Process process =
          new ProcessBuilder(program.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Running(
          process,
          process.outputWriter(StandardCharsets.UTF_8),
          process.inputReader(StandardCharsets.UTF_8));
    }
  }

  /// The program in `folder`, which is made there where it is not yet.
  ///
  /// @throws MissingPeer where there is no Go, or the module cannot be had
  static OpaProgram in(Path folder) throws IOException {
    Files.createDirectories(folder);
    boolean same = write(folder.resolve("go.mod"), resource("go.mod.txt"), false);
    same &= write(folder.resolve("main.go"), resource("main.go.txt"), true);
    Path program = folder.resolve("answers").toAbsolutePath();
    if (!same || !Files.isExecutable(program)) {
      make(folder);
    }
    return new OpaProgram(program);
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

  /// What the program is made of: another text may give other answers.
  static String source() throws IOException {
    return resource("go.mod.txt") + resource("main.go.txt");
  }

  /// The answer to `question`; both are one line. Where the program breaks down, the answer has the
  /// code `broken`.
  String ask(String question) throws IOException {
    Running now = running == null ? Running.of(program) : running;
    running = now;
    now.questions().write(question);
    now.questions().write('\n');
    now.questions().flush();
    String answer = now.answers().readLine();
    if (answer != null && !answer.contains("\"timeout\"")) {
      return answer;
    }
    close();
    return answer == null ? "{\"codes\": [\"broken\"]}" : answer;
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
    if (running != null) {
      running.process().destroyForcibly();
      running = null;
    }
  }
}
