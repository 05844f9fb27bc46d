package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Secrets in whole histories, beside gitleaks with its own default rules: wall seconds, cold
/// cache; and a second scan after one new commit, beside gitleaks' whole scan, as it has no other.
final class Histories implements Benchmark {
  private static final String[] SCAN = {"scan", "--history", "--only", "secrets", "."};

  @Override
  public String name() {
    return "histories";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException, InterruptedException {
    Path gitleaks = new Peers(System.getenv()).gitleaks();
    Path scratch = Files.createTempDirectory("lockstep-bench");
    for (Path work : works) {
      Path clone = scratch.resolve("clone");
      git(scratch, "clone", "--quiet", "--no-local", work.toAbsolutePath().toString(), "clone");
      Lockstep lockstep = new Lockstep(Lockstep.home(), scratch.resolve("cache"));
      List<Cost> costs =
          new Stopwatch(3, 1)
              .race(
                  List.of(
                      lockstep.cold(clone, SCAN),
                      Command.of(clone, gitleaksGit(gitleaks)),
                      afterOneCommit(lockstep, clone)));
      String name = work.toAbsolutePath().getFileName().toString();
      double peer = costs.get(1).wallSeconds();
      bench.row(name, costs.get(0).wallSeconds(), "gitleaks", peer, Trees.detail(costs));
      bench.row(
          name + " + 1 commit",
          costs.get(2).wallSeconds(),
          "gitleaks",
          peer,
          Trees.detail(List.of(costs.get(2), costs.get(1))));
      Lockstep.delete(clone);
    }
    Lockstep.delete(scratch);
  }

  /// Runs behind a scan of the same round, whose cache it finds.
  private static Command afterOneCommit(Lockstep lockstep, Path clone) {
    Command scan = lockstep.warm(clone, SCAN);
    return new Command(scan.argv(), clone, scan.environment(), () -> commit(clone));
  }

  private static void commit(Path clone) {
    try {
      Path file = clone.resolve("lockstep-bench.txt");
      Files.writeString(file, "one more line at " + System.nanoTime() + "\n");
      git(clone, "add", "lockstep-bench.txt");
      git(
          clone,
          "-c",
          "commit.gpgSign=false",
          "commit",
          "--quiet",
          "--no-verify",
          "-m",
          "One more");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git made a commit", e);
    }
  }

  private static List<String> gitleaksGit(Path gitleaks) {
    return List.of(
        gitleaks.toString(), "git", "--no-banner", "--log-level", "error", "--exit-code", "0", ".");
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=bench", "-c", "user.email=bench@localhost"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0"));
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException("git " + arguments[0] + " ended with " + code);
    }
  }
}
