package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Weaknesses in code, beside Semgrep with the same rules, taint included: the commands by wall
/// time, and our whole command beside Semgrep's engine alone by CPU time. No facts are kept, our
/// compiled rules are.
///
/// Arguments: the rules, `--`, the works.
final class Code implements Benchmark {

  @Override
  public String name() {
    return "sast";
  }

  @Override
  public void run(List<Path> paths, Bench bench) throws IOException, InterruptedException {
    int dashes = paths.indexOf(Path.of("--"));
    if (dashes < 1) {
      throw new PeerMissing("say RULES... -- PATH...");
    }
    List<Path> rules = paths.subList(0, dashes).stream().map(Path::toAbsolutePath).toList();
    Semgrep semgrep = new Semgrep(new Peers(System.getenv()).semgrep(), rules);
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Lockstep lockstep = new Lockstep(Lockstep.home(), scratch.resolve("cache"));
    for (Path work : paths.subList(dashes + 1, paths.size())) {
      race(work.toAbsolutePath(), rules, lockstep, semgrep, scratch, bench);
    }
    Lockstep.delete(scratch);
  }

  private static void race(
      Path folder, List<Path> rules, Lockstep lockstep, Semgrep semgrep, Path scratch, Bench bench)
      throws IOException, InterruptedException {
    Path theirs = scratch.resolve("theirs.json");
    Path ours = scratch.resolve("ours.json");
    semgrep.report(folder, theirs);
    Command engine = semgrep.engine(folder, scratch);
    new Stopwatch(1, 0).race(List.of(lockstep.warm(folder, scan(rules, "json=" + ours))));
    String found = SastFindings.read(ours, theirs).summary();
    List<Cost> costs =
        new Stopwatch(3, 0)
            .race(
                List.of(
                    lockstep.warm(folder, scan(rules, "json")), semgrep.command(folder), engine));
    String name = folder.getFileName().toString();
    bench.row(
        name,
        costs.get(0).wallSeconds(),
        "semgrep -j 2",
        costs.get(1).wallSeconds(),
        Trees.detail(costs) + ", " + found);
    bench.row(
        name + " engine",
        costs.get(0).cpuSeconds(),
        "semgrep-core -j 1",
        costs.get(2).cpuSeconds(),
        String.format(
            Locale.ROOT,
            "CPU s; wall %.2f / %.2f s, peak %.0f / %.0f MiB",
            costs.get(0).wallSeconds(),
            costs.get(2).wallSeconds(),
            costs.get(0).peakMebibytes(),
            costs.get(2).peakMebibytes()));
  }

  static String[] scan(List<Path> rules, String format) {
    List<String> argv = new ArrayList<>(List.of("scan", "--only", "sast", "--no-cache"));
    for (Path each : rules) {
      argv.addAll(List.of("--rules", each.toString()));
    }
    argv.addAll(List.of("--format", format, "."));
    return argv.toArray(String[]::new);
  }
}
