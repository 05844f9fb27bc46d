package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's own `git`, for what it knows best: its configuration, and who wrote a line.
/// Repositories are scanned without it.
public final class GitProgram {
  /// Those of a repository that start programs.
  private static final List<String> SETTINGS_OFF =
      List.of(
          "-c", "core.fsmonitor=false",
          "-c", "core.hooksPath=/dev/null",
          "-c", "log.showSignature=false",
          "-c", "gpg.program=gpg",
          "-c", "gpg.openpgp.program=gpg",
          "-c", "gpg.x509.program=gpgsm",
          "-c", "gpg.ssh.program=ssh-keygen");

  private final Surroundings surroundings;
  private final Path folder;
  private final List<String> settings;

  private GitProgram(Surroundings surroundings, Path folder, List<String> settings) {
    this.surroundings = surroundings;
    this.folder = folder;
    this.settings = settings;
  }

  /// With the user's settings, where the user works.
  public static GitProgram in(Surroundings surroundings) {
    return new GitProgram(surroundings, surroundings.workingFolder(), List.of());
  }

  /// In a repository whose settings are not trusted.
  public static GitProgram untrusted(Surroundings surroundings, Path folder) {
    return new GitProgram(surroundings, folder, SETTINGS_OFF);
  }

  /// What a command of git prints, without its line end; empty where it fails or is not installed.
  public Optional<String> line(String... arguments) {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(settings);
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
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
