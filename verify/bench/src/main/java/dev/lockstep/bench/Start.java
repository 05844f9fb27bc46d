package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What a start costs: `--version` beside a bare `java -version`, and an unchanged tree of 1,000
/// files beside
/// `gitleaks dir`.
final class Start implements Benchmark {
  private static final int FILES = 1_000;
  private static final int LINES = 80;
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
    Lockstep.delete(scratch);
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
