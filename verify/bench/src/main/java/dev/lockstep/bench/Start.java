package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a start costs: `--version` beside a bare `java -version`, an unchanged tree of 1,000 files
/// beside `gitleaks dir`, and 20 staged files beside `gitleaks git --staged`.
final class Start implements Benchmark {
  private static final int FILES = 1_000;
  private static final int LINES = 80;
  private static final int STAGED = 20;
  private static final String[] WORDS = {
    "order",
    "customer",
    "return",
    "list",
    "value",
    "index",
    "if",
    "for",
    "public",
    "final",
    "String",
    "parse",
    "token",
    "request",
    "response",
    "config",
    "key",
    "int",
    "count",
    "stream"
  };

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException, InterruptedException {
    Path gitleaks = new Peers(System.getenv()).gitleaks();
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Path tree = Files.createDirectories(scratch.resolve("tree"));
    writeTree(tree);
    Lockstep lockstep = new Lockstep(Lockstep.home(), scratch.resolve("cache"));
    version(lockstep, scratch, bench);
    List<Cost> costs =
        new Stopwatch(15, 2)
            .race(
                List.of(
                    lockstep.warm(tree, "scan", "--only", "secrets", "."),
                    Stopwatch.Command.of(tree, Trees.gitleaksDir(gitleaks))));
    bench.row(
        "1,000 unchanged files",
        costs.get(0).wallSeconds(),
        "gitleaks",
        costs.get(1).wallSeconds(),
        Trees.detail(costs));
    staged(lockstep, gitleaks, tree, bench);
    Lockstep.delete(scratch);
  }

  /// What a hook costs before a commit of 20 files in a repository of 1,000.
  private static void staged(Lockstep lockstep, Path gitleaks, Path tree, Bench bench)
      throws IOException, InterruptedException {
    git(tree, "init", "--quiet");
    git(tree, "add", ".");
    String person = "user.name=Bench";
    String address = "user.email=bench@example.org";
    git(tree, "-c", person, "-c", address, "commit", "--quiet", "--no-verify", "-m", "all");
    for (int file = 0; file < STAGED; file++) {
      Path changed = tree.resolve("package" + file % 40).resolve("File" + file + ".java");
      Files.writeString(changed, "int changed = " + file + ";\n", StandardOpenOption.APPEND);
    }
    git(tree, "add", ".");
    List<String> peer =
        List.of(gitleaks.toString(), "git", "--staged", "--no-banner", "--log-level", "error", ".");
    List<Cost> costs =
        new Stopwatch(15, 2)
            .race(
                List.of(
                    lockstep.warm(tree, "scan", "--staged", "--only", "secrets"),
                    Stopwatch.Command.of(tree, peer)));
    bench.row(
        "20 staged files",
        costs.get(0).wallSeconds(),
        "gitleaks",
        costs.get(1).wallSeconds(),
        Trees.detail(costs));
  }

  private static void git(Path folder, String... words) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(words));
    Process process =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new PeerMissing("git " + words[0] + " failed; the benchmark needs git");
    }
  }

  private static void version(Lockstep lockstep, Path folder, Bench bench)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Cost> costs =
        new Stopwatch(25, 3)
            .race(
                List.of(
                    lockstep.warm(folder, "--version"),
                    Stopwatch.Command.of(folder, List.of(java, "-version"))));
    bench.row(
        "--version",
        costs.get(0).wallSeconds(),
        "java -version",
        costs.get(1).wallSeconds(),
        Trees.detail(costs));
  }

  /// Text that looks like code, always the same.
  private static void writeTree(Path tree) throws IOException {
    Random random = new Random(1_000);
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder();
      for (int line = 0; line < LINES; line++) {
        for (int word = 0; word < 6; word++) {
          text.append(WORDS[random.nextInt(WORDS.length)]).append(word == 5 ? ";\n" : " ");
        }
      }
      Path folder = Files.createDirectories(tree.resolve("package" + file % 40));
      Files.writeString(folder.resolve("File" + file + ".java"), text);
    }
  }
}
