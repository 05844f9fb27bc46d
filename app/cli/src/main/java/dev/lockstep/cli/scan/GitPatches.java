package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.model.Problem;
import dev.lockstep.secrets.compat.GitleaksScan;
import dev.lockstep.secrets.compat.patch.GitleaksHistory;
import dev.lockstep.secrets.compat.patch.HostLink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// The installed git's patches of a repository, as gitleaks asks for them, in an environment and
/// with options that keep the repository's own configuration from starting anything.
final class GitPatches {
  /// What `gitleaks git` looks at.
  static final List<String> HISTORY = log("--full-history", "--all", "--diff-filter=tuxdb");

  /// What `gitleaks git --staged` looks at.
  static final List<String> STAGED =
      List.of("diff", "--no-ext-diff", "--no-textconv", "--no-color", "-U0", "--staged", ".");

  /// Settings of a repository that start programs, or that change what patches look like.
  private static final List<String> SETTINGS =
      List.of(
          "core.fsmonitor=false",
          "core.hooksPath=/dev/null",
          "core.quotePath=true",
          "log.showSignature=false",
          "log.date=default",
          "format.pretty=medium",
          "diff.noprefix=false",
          "diff.mnemonicPrefix=false",
          "diff.submodule=short",
          "protocol.allow=never");

  private final Surroundings surroundings;
  private final Path folder;

  GitPatches(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    Path parent = folder.toAbsolutePath().getParent();
    this.folder = Files.isDirectory(folder) || parent == null ? folder : parent;
  }

  /// What a revision's successors bring, as `gitleaks git --log-opts=REVISION..HEAD` looks at it.
  static List<String> since(String revision) {
    return log("--end-of-options", revision + "..HEAD");
  }

  private static List<String> log(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("log", "--no-ext-diff", "--no-textconv", "--no-color", "-p", "-U0"));
    words.addAll(List.of(more));
    return List.copyOf(words);
  }

  GitleaksScan.Answer scan(GitleaksScan scan, List<String> arguments, ExecutorService pool)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("lockstep-git", ".txt");
    Process process = start(arguments, errors);
    try (InputStream patches = process.getInputStream()) {
      GitleaksScan.Answer answer =
          GitleaksHistory.of(scan, patches, links(arguments), this::blob, shown(), pool);
      return process.waitFor() == 0 ? answer : broken(answer, Files.readString(errors));
    } finally {
      process.destroy();
      Files.delete(errors);
    }
  }

  /// A blob that git cannot give is empty, as for gitleaks.
  private InputStream blob(String name) {
    Process process = start(List.of("cat-file", "blob", name), null);
    return new FilterInputStream(process.getInputStream()) {
      @Override
      public void close() throws IOException {
        super.close();
        process.destroy();
      }
    };
  }

  private GitleaksScan.Answer broken(GitleaksScan.Answer answer, String errors) {
    String reason = errors.strip().lines().reduce((first, last) -> last).orElse("it says nothing");
    List<Problem> problems = new ArrayList<>(answer.problems());
    problems.add(Problem.incomplete("git-failed", shown(), "git ended early: " + reason));
    return new GitleaksScan.Answer(answer.findings(), problems);
  }

  private String shown() {
    String shown = surroundings.shown(folder);
    return shown.isEmpty() ? "." : shown;
  }

  /// A change that is not committed is at no host yet.
  private Optional<HostLink> links(List<String> arguments) throws IOException {
    if (arguments.equals(STAGED)) {
      return Optional.empty();
    }
    Process process = start(List.of("ls-remote", "--quiet", "--get-url"), null);
    try (InputStream out = process.getInputStream()) {
      return HostLink.of(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  private Process start(List<String> arguments, @org.jspecify.annotations.Nullable Path errors) {
    List<String> words = new ArrayList<>(List.of("git", "--no-pager"));
    for (String setting : SETTINGS) {
      words.add("-c");
      words.add(setting);
    }
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.redirectError(
        errors == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.to(errors.toFile()));
    builder.environment().clear();
    surroundings
        .environment()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("GIT_")) {
                builder.environment().put(name, value);
              }
            });
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw CommandFailure.usage("--compat gitleaks needs git for histories: " + e.getMessage(), e);
    }
  }
}
