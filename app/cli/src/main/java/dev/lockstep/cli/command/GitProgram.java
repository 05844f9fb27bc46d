package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's own `git`, for what it knows best: its configuration. Repositories are read without
/// it.
final class GitProgram {
  private final Surroundings surroundings;

  private GitProgram(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static GitProgram in(Surroundings surroundings) {
    return new GitProgram(surroundings);
  }

  /// What a command of git prints, without its line end; empty where it fails or is not installed.
  Optional<String> line(String... arguments) {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(surroundings.workingFolder().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
