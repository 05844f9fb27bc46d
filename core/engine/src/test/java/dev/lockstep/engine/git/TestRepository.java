package dev.lockstep.engine.git;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A repository written by the `git` program, which knows nobody's configuration and a clock of its
/// own.
public final class TestRepository {
  private final Path folder;
  private long seconds = 1_700_000_000;

  private TestRepository(Path folder) {
    this.folder = folder;
  }

  /// A new repository in a folder. Skips the test where there is no git.
  public static TestRepository init(Path folder, String... options) {
    assumeTrue(isThere(), "the git program is not installed");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestRepository repository = new TestRepository(folder);
    List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    arguments.addAll(List.of(options));
    repository.git(arguments.toArray(String[]::new));
    return repository;
  }

  /// A repository that another command made.
  public static TestRepository in(Path folder) {
    return new TestRepository(folder);
  }

  private static boolean isThere() {
    try {
      Process process = new ProcessBuilder("git", "--version").redirectErrorStream(true).start();
      try (InputStream out = process.getInputStream()) {
        out.readAllBytes();
      }
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public Path folder() {
    return folder;
  }

  /// Runs git; what it wrote, without the white space at its end.
  public String git(String... arguments) {
    return new String(gitBytes(arguments), StandardCharsets.UTF_8).stripTrailing();
  }

  public byte[] gitBytes(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    command.addAll(List.of("-c", "gc.auto=0", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", folder.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_DATE", seconds + " +0000");
    environment.put("GIT_COMMITTER_DATE", seconds + " +0000");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] out;
      try (InputStream in = process.getInputStream()) {
        out = in.readAllBytes();
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("git failed: " + String.join(" ", arguments));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public TestRepository write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public TestRepository write(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public TestRepository delete(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// Commits all that lies in the work tree, a minute after the commit before; its id.
  public String commit(String message) {
    seconds += 60;
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }
}
